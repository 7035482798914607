import type { Agent, Cloud, Frame, Page, SocketOptions } from '@bayon/cloud-driver';
import { aNotification, put } from './bus.ts';

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
  const query = { after, limit: 100 };
  const page = await agent.client.get('/realtime/notifications', { params: { query } });
  const more = page.nextAfter === undefined ? [] : await readLog(agent, page.nextAfter);
  return [...page.notifications, ...more];
}

/** Of these what tells of content: other services may have something to say as well. */
export const aboutContent = <N extends Pick<Notification, 'event'>>(
  notifications: readonly N[],
): readonly N[] => notifications.filter(({ event }) => event.startsWith('content_'));

export const readContentLog = async (agent: Agent): Promise<readonly Notification[]> =>
  aboutContent(await readLog(agent));

export const readJobs = async ({ client }: Agent) =>
  (await client.get('/realtime/jobs', { params: { query: { limit: 100 } } })).jobs;

export const notificationsIn = (frames: readonly Frame[]): readonly (Frame & Notification)[] =>
  frames.filter(({ type }) => type === 'notification') as unknown as (Frame & Notification)[];

/** What a page has shown of one job. */
export const progressOf = ({ progress }: Page, jobId: string): Page['progress'] =>
  progress.filter((one) => one.jobId === jobId);

/** 1, 2, 3, … as many as there are. */
export const numbered = (notifications: readonly Notification[]): number[] =>
  notifications.map((_, place) => place + 1);

/** A condition on frames: so many notifications have come. */
export const told =
  (count: number) =>
  (frames: readonly Frame[]): boolean =>
    notificationsIn(frames).length >= count;

/** A condition on a page: it has shown so many notifications. */
export const shown =
  (count: number) =>
  ({ notifications }: Page): boolean =>
    notifications.length >= count;

/** What the producer of a notification said of it. */
export const dataOf = ({ data }: { readonly data: unknown }) => data as Readonly<Record<string, unknown>>;

/** The handshake of a client that knows nothing of subprotocols. */
export const asSimpleClient = ({ user, token }: Agent): SocketOptions => ({ query: { userId: user, token } });

/** Puts so many notifications for a user on the bus, all at once; each carries its `place`. */
export async function tell({ aws }: Cloud, agent: Agent, count: number): Promise<void> {
  const all = Array.from({ length: count }, (_, place) =>
    // What is critical is told at once, however much there is of it.
    aNotification(
      { userId: agent.user },
      { message: `Number ${place}`, data: { place }, severity: 'critical' },
    ),
  );
  const requests = Array.from({ length: Math.ceil(count / 10) }, (_, place) =>
    all.slice(10 * place, 10 * place + 10),
  );
  await Promise.all(requests.map((entries) => put(aws, ...entries)));
}
