import { DeleteConnectionCommand, GoneException } from '@aws-sdk/client-apigatewaymanagementapi';
import type { AnswerOf } from '@bayon/client';
import { type Agent, createAgent, type Page, type PageOptions, until } from '@bayon/cloud-driver';
import { afterEach, describe, expect, it } from 'vitest';
import { connectionsOf } from './connections.ts';
import { put } from './bus.ts';
import { readLog, tell } from './realtime.ts';
import { eventually, useCloud } from './use-cloud.ts';

const cloud = useCloud();
// A heartbeat each second: more than twenty messages in ten seconds end a connection.
const quick = { retries: { first: 20, most: 200 }, heartbeat: 1_000, settled: 100, overlap: 200 };

/** Ends a connection from outside; it may have ended already. */
const cut = (ConnectionId: string) =>
  cloud()
    .aws.connections.send(new DeleteConnectionCommand({ ConnectionId }))
    .catch((error: unknown) => {
      if (!(error instanceof GoneException)) throw error;
    });

/** Expects again and again what needs no asking. */
const soon = (expectation: () => void) =>
  eventually(async () => {
    await Promise.resolve();
    expectation();
  });

const open = new Set<Page>();
afterEach(() => {
  open.forEach((page) => page.close());
  open.clear();
});

async function aPage(agent: Agent, options: PageOptions = {}) {
  const page = await agent.page({ timing: quick, ...options });
  open.add(page);
  const seqs = () => page.notifications.map(({ seq }) => seq);
  const shows = (last: number) =>
    soon(() => expect(seqs()).toEqual(Array.from({ length: last }, (_, n) => n + 1)));
  return { ...page, shows };
}

describe('the client library', () => {
  it('shows everything once and in order, however often it is cut off', async () => {
    const ada = await cloud().agent('ada');
    const page = await aPage(ada);
    for (let round = 0; round < 6; round += 1) {
      const telling = tell(cloud(), ada, 20);
      for (const connectionId of await connectionsOf(cloud(), ada)) await cut(connectionId);
      await telling;
    }
    await page.shows(120);
    expect(await readLog(ada)).toHaveLength(120);
    // The log was empty when it came, and has been the same since.
    expect(page.resets).toEqual([0]);
  });

  it('is brought the jobs at work', async () => {
    const ada = await cloud().agent('ada');
    const job = { userId: ada.user, jobId: 'job-1', jobType: 'research', message: 'Reading' };
    await put(cloud().aws, {
      detailType: 'Job Progress Update',
      detail: { ...job, progress: 40, status: 'processing', timestamp: new Date().toISOString() },
    });
    await eventually(async () =>
      expect((await ada.http('GET', '/realtime/jobs')).body).toMatchObject({ jobs: [{ progress: 40 }] }),
    );
    const { client } = await aPage(ada);
    expect(client.realtime.getSnapshot().jobs).toMatchObject({ 'job-1': { progress: 40 } });
  });

  it('opens the next connection before the last is ended, where the user has no other left', async () => {
    const ada = await cloud().agent('ada');
    const others = await Promise.all([1, 2, 3, 4].map(() => ada.socket()));
    const page = await aPage(ada, { timing: { ...quick, oldest: 1_000 } });
    const [first] = await page.client.get('/realtime/connections').then(connectionIds);
    for (let told = 1; told <= 6; told += 1) {
      await tell(cloud(), ada, 5);
      await page.shows(5 * told);
    }
    await until('the fifth connection', async () => {
      const ids = await page.client.get('/realtime/connections').then(connectionIds);
      return ids.length === 5 && !ids.includes(first!) ? true : undefined;
    });
    expect(page.states).toEqual(['connecting', 'connected']);
    await Promise.all(others.map((socket) => socket.close()));
  });

  it('stays connected by one token after the other', async () => {
    // It renews with a quarter of its life left: enough for a busy machine.
    const ada = await cloud().agent('ada', 20);
    const token = async (asked?: { readonly renew?: boolean }) =>
      asked?.renew ? (await createAgent(cloud().process.gatewayUrl, ada.user)).token : ada.token;
    const page = await aPage(ada, { token });
    const [before] = await connectionsOf(cloud(), ada);
    await until('the end of the first', async () =>
      (await ada.http('GET', '/realtime/jobs')).status === 401 ? true : undefined,
    );
    await cloud().aws.invoke('bayon-realtime-local-closer', {});
    await tell(cloud(), ada, 1);
    await page.shows(1);
    expect(await connectionsOf(cloud(), ada)).toEqual([before]);
    expect(page.states).toEqual(['connecting', 'connected']);
  });

  it('comes back with another token where it could not renew the last in time', async () => {
    const ada = await cloud().agent('ada', 3);
    const renewed = await createAgent(cloud().process.gatewayUrl, ada.user);
    let isSignedIn = false;
    const token = (asked?: { readonly renew?: boolean }) => {
      if (!asked?.renew) return isSignedIn ? renewed.token : ada.token;
      return isSignedIn ? renewed.token : Promise.reject(new Error('not yet'));
    };
    const page = await aPage(ada, { token });
    await until('the end', () =>
      Promise.resolve(page.states.some((state) => state === 'waiting') || undefined),
    );
    await tell(cloud(), ada, 1);
    isSignedIn = true;
    await page.shows(1);
  });

  it('marks on one device what the other shows, and counts right on both', async () => {
    const ada = await cloud().agent('ada');
    const [laptop, phone] = [await aPage(ada), await aPage(ada)];
    await tell(cloud(), ada, 3);
    await Promise.all([laptop.shows(3), phone.shows(3)]);
    await Promise.all([laptop.client.inbox.load(), phone.client.inbox.load()]);
    const marks = (page: typeof laptop) => ({
      shown: page.client.inbox.getSnapshot().notifications.map(({ seq, mark }) => `${seq} ${mark}`),
      unread: page.client.realtime.getSnapshot().unread,
    });
    const [newest] = laptop.client.inbox.getSnapshot().notifications;
    await laptop.client.inbox.mark('archived', { ids: [newest!.id] });
    await phone.client.inbox.mark('read', { upTo: 1 });
    for (const page of [laptop, phone])
      await soon(() => expect(marks(page)).toEqual({ shown: ['2 unread', '1 read'], unread: 1 }));
    await laptop.client.inbox.mark('unread', { ids: [newest!.id] });
    for (const page of [laptop, phone])
      await soon(() => expect(marks(page)).toEqual({ shown: ['3 unread', '2 unread', '1 read'], unread: 2 }));
  });

  it('stays away when its user ends it from elsewhere', async () => {
    const ada = await cloud().agent('ada');
    const page = await aPage(ada);
    const [id] = await page.client.get('/realtime/connections').then(connectionIds);
    await page.client.delete('/realtime/connections/{id}', { params: { path: { id: id! } } });
    await soon(() => expect(page.states.at(-1)).toBe('refused'));
    await eventually(async () => expect(await connectionsOf(cloud(), ada)).toEqual([]));
    expect(page.states).toEqual(['connecting', 'connected', 'refused']);
  });
});

const connectionIds = (answer: AnswerOf<'/realtime/connections', 'get'>): readonly string[] =>
  answer.connections.map(({ connectionId }) => connectionId);
