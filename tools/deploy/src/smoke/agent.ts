import { type Client, createClient, type Notification, type Progress } from '@bayon/client';
import { SmokeFailed } from '../errors.ts';
import type { Reach } from './reach.ts';

/** The longest that one effect may take, in milliseconds: cold functions are given their time. */
const patience = 30_000;

/** Milliseconds between two looks. */
const pause = 200;

/** What an API answers, as far as a check looks at it. */
export type Facts = Readonly<Record<string, unknown>>;

/** The user of the test, and what a page of theirs sees. */
export interface Agent {
  readonly client: Client;
  /** Waits for a notification, or finds that it came already. @throws SmokeFailed */
  notified(event: string): Promise<Notification>;
  /** Waits until a job is at its end. @throws SmokeFailed */
  finished(jobId: string): Promise<Progress>;
  /** Asks until the answer is as it should be. @throws SmokeFailed */
  until(what: string, ask: () => Promise<unknown>, isThere: (answer: Facts) => boolean): Promise<Facts>;
  leave(): void;
}

/** Opens the page that the test looks at. */
export function openPage(reach: Reach, token: string): Agent {
  const client = createClient({
    origin: reach.origin,
    realtimeUrl: reach.realtimeUrl,
    fetch: reach.fetch,
    token: () => token,
    storage: null,
    ...(reach.WebSocket && { WebSocket: reach.WebSocket }),
  });
  const notifications: Notification[] = [];
  client.realtime.on('notification', (one) => void notifications.push(one));
  client.realtime.connect();

  const come = async <Found>(what: string, find: () => Found | undefined | Promise<Found | undefined>) => {
    for (const end = Date.now() + patience; Date.now() < end;) {
      const found = await find();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    throw new SmokeFailed(`${what} did not come within ${patience / 1_000} s`);
  };
  return {
    client,
    notified: (event) =>
      come(`the notification ${event}`, () => notifications.find((one) => one.event === event)),
    finished: (jobId) =>
      come('the end of a job', () => {
        const job = client.realtime.getSnapshot().jobs[jobId];
        return job?.status === 'completed' || job?.status === 'failed' ? job : undefined;
      }),
    until: (what, ask, isThere) =>
      come(what, async () => {
        const answer = (await ask()) as Facts;
        return isThere(answer) ? answer : undefined;
      }),
    leave: () => client.realtime.close(),
  };
}
