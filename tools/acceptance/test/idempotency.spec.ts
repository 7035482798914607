import { describe, expect, it } from 'vitest';
import type { Agent } from '@bayon/cloud-driver';
import { quiet } from './quiet.ts';
import { readJobs, readContentLog } from './realtime.ts';
import { aRequest, ask, readAnalytics, readContent, readLibrary, written } from './studio.ts';
import { eventually, useCloud } from './use-cloud.ts';

const cloud = useCloud();
const key = { 'idempotency-key': 'spring-post-1' };

async function expectOnePiece(agent: Agent): Promise<void> {
  await eventually(async () => expect(await readContentLog(agent)).toHaveLength(1));
  await quiet(cloud());
  expect(await readLibrary(agent)).toHaveLength(1);
  expect(await readJobs(agent)).toHaveLength(1);
  expect(await readContentLog(agent)).toHaveLength(1);
  expect((await readAnalytics(agent)).totals.contents).toBe(1);
}

describe('a request with an Idempotency-Key', () => {
  it('has the same ids and its effect once, however often it is sent', async () => {
    const ada = await cloud().agent('ada');
    const first = await ask(ada, aRequest(), key);
    expect(await ask(ada, aRequest(), key)).toEqual(first);
    await eventually(async () => expect(await readContentLog(ada)).toHaveLength(1));
    // Also when all is done long since.
    expect(await ask(ada, aRequest(), key)).toEqual(first);
    await expectOnePiece(ada);
    expect(await readContent(ada, first.contentId)).toMatchObject({ jobId: first.jobId, revisionCount: 1 });
  });

  it('has the same ids and its effect once when ten are sent at once', async () => {
    const ada = await cloud().agent('ada');
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(ada, aRequest(), key)));
    expect(new Set(answers.map(({ jobId, contentId }) => `${jobId} ${contentId}`)).size).toBe(1);
    await expectOnePiece(ada);
  });

  it('is another request under another key, and another user’s under the same', async () => {
    const [ada, grace] = await Promise.all([cloud().agent('ada'), cloud().agent('grace')]);
    const ids = [
      await ask(ada, aRequest(), key),
      await ask(ada, aRequest(), { 'idempotency-key': 'spring-post-2' }),
      await ask(grace, aRequest(), key),
    ];
    expect(new Set(ids.map(({ contentId }) => contentId)).size).toBe(3);
    await eventually(async () => expect(await readLibrary(ada)).toHaveLength(2));
  });

  it('publishes and edits once as well', async () => {
    const ada = await cloud().agent('ada');
    const { contentId } = await written(ada);
    const path = `/studio/content/${contentId}`;
    const tenTimes = (method: string, to: string, body: object) =>
      Promise.all(
        Array.from({ length: 10 }, () => ada.http(method, to, body, { 'idempotency-key': method })),
      );
    const published = await tenTimes('POST', `${path}/publish`, { publishedTo: ['website'] });
    const edited = await tenTimes('PATCH', path, { title: 'Ballard in spring' });
    expect([...published, ...edited].map(({ status }) => status)).toEqual(Array(20).fill(202));
    await eventually(async () => expect((await readContent(ada, contentId)).status).toBe('published'));
    await quiet(cloud());
    expect(await readContent(ada, contentId)).toMatchObject({ title: 'Ballard in spring', revisionCount: 2 });
    expect((await readAnalytics(ada)).totals).toMatchObject({ updates: 1, publications: 1 });
    expect((await readContentLog(ada)).map(({ event }) => event)).toEqual([
      'content_generated',
      'content_published',
    ]);
  });
});
