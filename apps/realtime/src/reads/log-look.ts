import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Mark } from '@bayon/event-contracts';
import { getItems, wait } from '@bayon/publisher';
import { nameOf } from '@bayon/publisher/rule';
import type { Client } from '../connections/client-event.ts';
import { hasEnded } from '../connections/ended.ts';
import {
  largestSeq,
  type LogState,
  logStateKey,
  notificationKey,
  type Pointer,
  pointerKey,
} from '../items.ts';
import { type LogStatus, logStatusOf, marksIn } from '../rules/log-status.ts';

/** What one read tells of a user's log, and of the connection that asks. */
export interface LogLook {
  readonly status: LogStatus;
  /** What the user made of an entry. */
  readonly markOf: (entry: { readonly seq: number }) => Mark;
  /** Whether the entry behind the number that was asked for is there. */
  readonly hasNext: boolean;
  /** The connection's token has ended, and it has shown no other. */
  readonly hasEnded: boolean;
}

/** Looks at the log of a client's user: one read, strongly consistent. */
export type LookAtLog = (client: Client, after?: number) => Promise<LogLook>;

export function createLogLook(options: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now?: () => Date;
}): LookAtLog {
  const { client: dynamo, table, now = () => new Date() } = options;
  return async ({ userId, connectionId, tokenEndsAt }, after) => {
    const state = logStateKey(userId);
    const next = after === undefined ? [] : [notificationKey(userId, Math.min(after + 1, largestSeq))];
    // Only a connection that has outlived its first token is asked about.
    const isOld = hasEnded({ endsAt: tokenEndsAt }, now());
    const pointer = pointerKey(connectionId);
    const keys = [state, ...next, ...(isOld ? [pointer] : [])];
    const items = await getItems({ client: dynamo, table, wait }, keys);
    const { endsAt = tokenEndsAt } = (items.get(nameOf(pointer)) ?? {}) as Partial<Pointer>;
    const log = items.get(nameOf(state)) as LogState | undefined;
    const at = now().toISOString();
    const status = logStatusOf(log, at);
    const isThere = (found: typeof items) => next.some((key) => isKept(found.get(nameOf(key)), now()));
    return {
      status,
      markOf: marksIn(log, at),
      // A batch is no snapshot: the entry may have been looked for just before it was appended, and the state just
      // after. Whoever is told that the log does not reach back begins anew, so that is looked at twice.
      hasNext:
        isThere(items) ||
        (after !== undefined &&
          after < status.lastSeq &&
          isThere(await getItems({ client: dynamo, table, wait }, next))),
      hasEnded: isOld && hasEnded({ endsAt }, now()),
    };
  };
}

/** A read never trusts TTL to have deleted what has expired. */
export const isKept = (item: Readonly<Record<string, unknown>> | undefined, now: Date): boolean =>
  item !== undefined && !(Number(item['expiresAt']) * 1_000 <= now.getTime());
