import { describe, expect, it, vi } from 'vitest';
import { type Cloud, patience, startCloud } from '@bayon/cloud-driver';
import { aNotification, put } from './bus.ts';
import { connectionsOf } from './connections.ts';
import { quiet } from './quiet.ts';
import { aboutContent, numbered, readContentLog, readJobs, readLog, shown } from './realtime.ts';
import { ask, readAnalytics, readJob, readLibrary } from './studio.ts';
import { eventually, useCloud } from './use-cloud.ts';

const cloud = useCloud();

describe('a cloud that is killed while twenty jobs run', () => {
  it('finishes every one of them, once, when it is started again', async () => {
    const ada = await cloud().agent('ada');
    const page = await ada.page();
    const jobs = await Promise.all(Array.from({ length: 20 }, () => ask(ada)));
    await page.until('the first progress', ({ progress }) => progress.length > 0);
    await cloud().kill();
    await page.until('the end of the connection', ({ states }) => states.includes('waiting'));
    await cloud().restart();

    // The token is still good: the keys that signed it have survived. And the page has missed nothing.
    await page.until('all pieces', ({ notifications }) => aboutContent(notifications).length === 20);
    await quiet(cloud());

    const ids = (all: readonly { readonly contentId: string }[]) =>
      all.map(({ contentId }) => contentId).sort();
    expect(ids(await readLibrary(ada))).toEqual(ids(jobs));
    expect((await readAnalytics(ada)).totals.contents).toBe(20);
    const log = await readLog(ada);
    expect(page.notifications.map(({ seq }) => seq)).toEqual(log.map(({ seq }) => seq));
    expect(page.resets).toEqual([0]);
    page.close();
    expect(log.map(({ seq }) => seq)).toEqual(numbered(log));
    expect((await readContentLog(ada)).map(({ data }) => data['contentId']).sort()).toEqual(ids(jobs));
    for (const { jobId } of jobs)
      expect(await readJob(ada, jobId)).toMatchObject({ status: 'completed', progress: 100 });
    const seen = await readJobs(ada);
    expect(seen).toHaveLength(20);
    expect(seen.every(({ status, progress }) => status === 'completed' && progress === 100)).toBe(true);
  });

  it('forgets the connections that ended with it, as soon as it has something to tell', async () => {
    const ada = await cloud().agent('ada');
    await Promise.all([1, 2, 3, 4].map(() => ada.socket()));
    const lost = await connectionsOf(cloud(), ada);
    expect(lost).toHaveLength(4);
    await cloud().kill();
    await cloud().restart();
    const page = await ada.page();
    // One that is young may not stand yet, and is kept for a moment: hence more than one notification.
    await vi.waitFor(
      async () => {
        await put(cloud().aws, aNotification({ userId: ada.user }));
        const [kept = '', ...others] = await connectionsOf(cloud(), ada);
        expect(others).toEqual([]);
        expect(lost).not.toContain(kept);
      },
      { timeout: patience, interval: 1_000 },
    );
    await page.until('a notification', shown(1));
    page.close();
  });
});

describe('SIGTERM', () => {
  const expectEnd = async (ending: Cloud) => {
    const { exit, ms } = await ending.process.end('SIGTERM');
    expect(exit).toBe(0);
    expect(ms).toBeLessThan(15_000);
    expect(await ending.process.survivors()).toBe('');
  };

  it('ends the cloud and its engine while jobs run and sockets are open, and nothing is lost', async () => {
    const own = await startCloud();
    try {
      const ada = await own.agent('ada');
      const sockets = await Promise.all([1, 2, 3].map(() => ada.socket()));
      await Promise.all(Array.from({ length: 10 }, () => ask(ada)));
      await expectEnd(own);
      await Promise.all(
        sockets.map((socket) => socket.until('the close', () => socket.closed !== undefined)),
      );
      await own.restart();
      await eventually(async () => expect(await readLibrary(ada)).toHaveLength(10));
      await quiet(own);
      expect(await readContentLog(ada)).toHaveLength(10);
      expect((await readAnalytics(ada)).totals.contents).toBe(10);
      await expectEnd(own);
    } finally {
      await own.dispose();
    }
  });
});
