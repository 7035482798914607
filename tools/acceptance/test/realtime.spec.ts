import { describe, expect, it } from 'vitest';
import { until } from '@bayon/cloud-driver';
import { aNotification, put } from './bus.ts';
import { asSimpleClient, dataOf, notificationsIn, numbered, readLog, shown, tell, told } from './realtime.ts';
import { eventually, useCloud } from './use-cloud.ts';

const cloud = useCloud();

/** What the mission's client reads of a frame. */
interface MissionFrame {
  readonly type: string;
  readonly message: string;
  readonly data: unknown;
  readonly jobId: string;
  readonly progress: number;
}

describe('a user’s devices', () => {
  it('all see everything, and nothing of anybody else', async () => {
    const [ada, eve] = await Promise.all([cloud().agent('ada'), cloud().agent('eve')]);
    const [phone, laptop, other] = await Promise.all([
      ada.page(),
      ada.socket(asSimpleClient(ada)),
      eve.page(),
    ]);
    await tell(cloud(), ada, 20);
    // Behind it, on the same way, something for both: when it is there, all the rest would be.
    await Promise.all([
      phone.until('all notifications', shown(20)),
      laptop.until('all notifications', told(20)),
    ]);
    await put(cloud().aws, aNotification({ userIds: [ada.user, eve.user] }, { message: 'For both' }));
    await Promise.all([phone.until('the marker', shown(21)), laptop.until('the marker', told(21))]);
    await other.until('the marker', shown(1));

    for (const all of [phone.notifications.map(dataOf), notificationsIn(laptop.frames).map(dataOf)]) {
      expect(new Set(all.map(({ place }) => place))).toEqual(new Set([...Array(20).keys(), undefined]));
      expect(all).toHaveLength(21);
    }
    expect(other.notifications).toMatchObject([{ message: 'For both', seq: 1 }]);
    [phone, other].forEach((page) => page.close());
    await laptop.close();
  });

  it('get batches where they speak bayon.v1, and plain frames where they do not', async () => {
    const ada = await cloud().agent('ada');
    const [v1, plain] = await Promise.all([ada.socket(), ada.socket(asSimpleClient(ada))]);
    await tell(cloud(), ada, 100);
    await Promise.all([v1, plain].map((device) => device.until('all notifications', told(100))));
    expect(v1.messages.some(({ type }) => type === 'batch')).toBe(true);
    expect(plain.messages.map(({ type }) => type)).toEqual(Array(100).fill('notification'));
    await Promise.all([v1, plain].map((device) => device.close()));
  });

  it('are served by the client of the mission as it stands there, but for its token', async () => {
    const ada = await cloud().agent('ada');
    const WEBSOCKET_ENDPOINT = `${cloud().process.gatewayUrl.replace('http', 'ws')}/realtime`;
    const { user: userId, token } = ada;
    const shown: unknown[] = [];
    const bars = new Map<string, number>();
    const showNotification = (message: string, data: unknown) => shown.push([message, data]);
    const updateProgressBar = (jobId: string, progress: number) => bars.set(jobId, progress);

    const ws = new WebSocket(`${WEBSOCKET_ENDPOINT}?userId=${userId}&token=${token}`);
    const opened = new Promise((resolve) => ws.addEventListener('open', resolve));
    ws.onmessage = (event) => {
      const notification = JSON.parse(String(event.data)) as MissionFrame;

      switch (notification.type) {
        case 'notification':
          showNotification(notification.message, notification.data);
          break;
        case 'progress':
          updateProgressBar(notification.jobId, notification.progress);
          break;
      }
    };

    await opened;
    const progress = { userId, jobId: 'job-1', jobType: 'research', progress: 40, status: 'processing' };
    const timestamp = new Date().toISOString();
    await put(cloud().aws, aNotification({ userId }, { data: { marketArea: 'Ballard' } }), {
      detailType: 'Job Progress Update',
      detail: { ...progress, message: 'Reading', timestamp },
    });
    await eventually(async () => {
      await Promise.resolve();
      expect(shown).toEqual([['Prices in Ballard rose.', { marketArea: 'Ballard' }]]);
      expect([...bars]).toEqual([['job-1', 40]]);
    });
    ws.close();
  });
});

describe('notifications', () => {
  it('are numbered without a gap, however many come at once', async () => {
    const ada = await cloud().agent('ada');
    const page = await ada.page();
    await tell(cloud(), ada, 100);
    await page.until('all notifications', shown(100));
    const log = await readLog(ada);
    expect(log.map(({ seq }) => seq)).toEqual(numbered(log));
    expect(log).toHaveLength(100);
    expect(page.notifications.map(({ seq }) => seq)).toEqual(log.map(({ seq }) => seq));
    expect(new Set(log.map(({ data }) => data['place'])).size).toBe(100);
    page.close();
  });

  it('reach two hundred users by one event', async () => {
    const agents = await Promise.all(Array.from({ length: 200 }, () => cloud().agent('reader')));
    const [first, last] = [agents[0]!, agents[199]!];
    const pages = await Promise.all([first.page(), last.page()]);
    await put(cloud().aws, aNotification({ userIds: agents.map(({ user }) => user) }));
    await Promise.all(pages.map((page) => page.until('the notification', shown(1))));
    await until('the log of everyone', async () => {
      const logs = await inTens(agents, (agent) => readLog(agent));
      return logs.every((log) => log.length === 1 && log[0]?.seq === 1) ? true : undefined;
    });
    pages.forEach((page) => page.close());
  });

  it('that came while nobody was connected are in the log', async () => {
    const ada = await cloud().agent('ada');
    const before = await ada.page();
    await tell(cloud(), ada, 1);
    await before.until('the first', shown(1));
    before.close();
    await tell(cloud(), ada, 3);
    await eventually(async () =>
      expect(await readLog(ada, 1)).toMatchObject([{ seq: 2 }, { seq: 3 }, { seq: 4 }]),
    );
    const after = await ada.page();
    await tell(cloud(), ada, 1);
    await after.until('the next', shown(1));
    // What it does not remember, it does not show as new.
    expect(after.resets).toEqual([4]);
    expect(after.notifications).toMatchObject([{ seq: 5 }]);
    after.close();
  });

  it('with 200 KB of data arrive with the ids alone', async () => {
    const ada = await cloud().agent('ada');
    const page = await ada.page();
    const data = { contentId: 'content-1', jobId: 'job-1', text: 'x'.repeat(200_000) };
    await put(cloud().aws, aNotification({ userId: ada.user }, { data }));
    await page.until('the notification', shown(1));
    const reduced = { seq: 1, truncated: true, data: { contentId: 'content-1', jobId: 'job-1' } };
    expect(page.notifications).toMatchObject([reduced]);
    expect(page.notifications[0]!.data).toEqual(reduced.data);
    expect(await readLog(ada)).toMatchObject([reduced]);
    page.close();
  });
});

/** Ten at a time, below what the API's stage takes at once. */
async function inTens<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += 10)
    results.push(...(await Promise.all(items.slice(from, from + 10).map(work))));
  return results;
}
