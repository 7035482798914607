import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Mark, LoggedType } from '@bayon/event-contracts';
import { largestSeq, type LoggedNotification, type LogState, logStateKey } from '../items.ts';
import { type NotificationFrame, notificationOf, type Untyped } from '../rules/frame.ts';
import { type LogStatus, logStatusOf, marksIn } from '../rules/log-status.ts';
import { createLogPages, findEntries, type Order } from './log-pages.ts';

export interface NotificationsPage extends LogStatus {
  /** By `seq`, in the order that was asked for. */
  readonly notifications: readonly (Untyped<NotificationFrame> & { readonly mark: Mark })[];
  /** `after` of the next page, oldest first. Absent on the last. */
  readonly nextAfter?: number;
  /** `cursor` of the next page, newest first. Absent on the last. */
  readonly nextCursor?: string;
}

export interface NotificationsAsked {
  readonly limit: number;
  readonly order: Order;
  /** Oldest first: only what follows this number. */
  readonly after: number;
  /** Newest first: only what is older than this number. */
  readonly cursor?: number | undefined;
  readonly mark?: readonly Mark[] | undefined;
  readonly type?: readonly LoggedType[] | undefined;
}

/** A user's log. Strongly consistent: what a frame told of is here. */
export function createNotifications(options: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now?: () => Date;
}) {
  const { client, table, now = () => new Date() } = options;
  const pages = createLogPages(options);

  const readState = async (userId: string) => {
    const { Item: state } = await client.send(
      new GetCommand({ TableName: table, Key: logStateKey(userId), ConsistentRead: true }),
    );
    return state as LogState | undefined;
  };

  const answer = (
    state: LogState | undefined,
    entries: readonly LoggedNotification[],
  ): Omit<NotificationsPage, 'nextAfter' | 'nextCursor'> => {
    const at = now().toISOString();
    const markOf = marksIn(state, at);
    const status = logStatusOf(state, at);
    return {
      ...status,
      // An entry may have been appended after the state was read: it is new, and so unread.
      lastSeq: Math.max(status.lastSeq, ...entries.map(({ seq }) => seq)),
      unread: status.unread + entries.filter(({ seq }) => seq > status.lastSeq).length,
      notifications: entries.map((entry) => ({
        ...notificationOf(entry),
        mark: entry.seq > status.lastSeq ? 'unread' : markOf(entry),
      })),
    };
  };

  /** What follows a number, all of it: how a client catches up. */
  async function following(userId: string, limit: number, after: number): Promise<NotificationsPage> {
    const range = { first: after + 1, last: largestSeq, order: 'oldest', limit } as const;
    const [page, state] = await Promise.all([pages(userId, range), readState(userId)]);
    // Both were read at once: an entry may have been appended between. To find none means that the log does not reach
    // back, and whoever is told so begins anew: so that is looked at twice.
    const isOpen = page.length === 0 && after < (state?.lastSeq ?? 0);
    const entries = isOpen ? await pages(userId, range) : page;
    const last = entries.at(-1)?.seq ?? 0;
    const answered = answer(state, entries);
    return { ...answered, ...(last > 0 && last < answered.lastSeq && { nextAfter: last }) };
  }

  return async (userId: string, asked: NotificationsAsked): Promise<NotificationsPage> => {
    const { limit, order, after, cursor = largestSeq + 1, mark, type } = asked;
    if (order === 'oldest' && !mark && !type) return following(userId, limit, after);
    const state = await readState(userId);
    const markOf = marksIn(state, now().toISOString());
    const { entries, lookedUpTo } = await findEntries(pages, userId, {
      first: after + 1,
      last: Math.min(cursor - 1, state?.lastSeq ?? 0),
      order,
      limit,
      // One more than asked for tells whether there is a next page.
      together: mark || type ? 100 : limit + 1,
      isWanted: (entry) => (mark?.includes(markOf(entry)) ?? true) && (type?.includes(entry.event) ?? true),
    });
    const next = order === 'oldest' ? { nextAfter: lookedUpTo } : { nextCursor: String(lookedUpTo) };
    return { ...answer(state, entries), ...(lookedUpTo !== undefined && next) };
  };
}
