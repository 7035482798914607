import type { Agent, Cloud, Frame, SocketOptions } from '@bayon/cloud-driver';
import { aNotification, put } from './bus.ts';
import { found } from './studio.ts';

export interface Notification {
  readonly seq: number;
  readonly id: string;
  readonly event: string;
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly truncated?: boolean;
}

/** The whole log from a number on, however many pages it takes. */
export async function readLog(agent: Agent, after = 0): Promise<readonly Notification[]> {
  const page = found(await agent.http('GET', `/realtime/notifications?after=${after}&limit=100`)) as {
    readonly notifications: readonly Notification[];
    readonly nextAfter?: number;
  };
  const more = page.nextAfter === undefined ? [] : await readLog(agent, page.nextAfter);
  return [...page.notifications, ...more];
}

/** Of these what tells of content: other services may have something to say as well. */
export const aboutContent = <N extends Notification>(notifications: readonly N[]): readonly N[] =>
  notifications.filter(({ event }) => event.startsWith('content_'));

export const readContentLog = async (agent: Agent): Promise<readonly Notification[]> =>
  aboutContent(await readLog(agent));

export const readJobs = async (agent: Agent): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  (found(await agent.http('GET', '/realtime/jobs?limit=100')) as { jobs: Record<string, unknown>[] }).jobs;

export const notificationsIn = (frames: readonly Frame[]): readonly (Frame & Notification)[] =>
  frames.filter(({ type }) => type === 'notification') as unknown as (Frame & Notification)[];

/** The frames that tell of one job. */
export const progressIn = (frames: readonly Frame[], jobId: string): readonly Frame[] =>
  frames.filter((frame) => frame.type === 'progress' && frame['jobId'] === jobId);

/** 1, 2, 3, … as many as there are. */
export const numbered = (notifications: readonly Notification[]): number[] =>
  notifications.map((_, place) => place + 1);

/** A condition on frames: so many notifications have come. */
export const told =
  (count: number) =>
  (frames: readonly Frame[]): boolean =>
    notificationsIn(frames).length >= count;

/** The handshake of a client that knows nothing of subprotocols. */
export const asSimpleClient = ({ user, token }: Agent): SocketOptions => ({ query: { userId: user, token } });

/** Puts so many notifications for a user on the bus, all at once; each carries its `place`. */
export async function tell({ aws }: Cloud, agent: Agent, count: number): Promise<void> {
  const all = Array.from({ length: count }, (_, place) =>
    aNotification({ userId: agent.user }, { message: `Number ${place}`, data: { place } }),
  );
  const requests = Array.from({ length: Math.ceil(count / 10) }, (_, place) =>
    all.slice(10 * place, 10 * place + 10),
  );
  await Promise.all(requests.map((entries) => put(aws, ...entries)));
}
