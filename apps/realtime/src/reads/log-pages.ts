import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type LoggedNotification, notificationKey, userPartition } from '../items.ts';

/** Which way a log is read. */
export type Order = 'oldest' | 'newest';

export interface LogPages {
  /** Entries between two numbers, both in it, one way or the other. Strongly consistent. */
  (
    userId: string,
    range: { readonly first: number; readonly last: number; readonly order: Order; readonly limit: number },
  ): Promise<readonly LoggedNotification[]>;
}

export const createLogPages =
  ({ client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string }): LogPages =>
  async (userId, { first, last, order, limit }) => {
    if (first > last) return [];
    const { Items: found = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': userPartition(userId),
          ':from': notificationKey(userId, first).sk,
          ':to': notificationKey(userId, last).sk,
        },
        ScanIndexForward: order === 'oldest',
        ConsistentRead: true,
        Limit: limit,
      }),
    );
    return found as LoggedNotification[];
  };

/** So often is looked for one page at most: what is rare is found over several pages. */
const looks = 10;

/** Some entries of a log, and from where on there may be more. */
export interface Found {
  readonly entries: readonly LoggedNotification[];
  /** The last number that was looked at. Absent: there are no more. */
  readonly lookedUpTo?: number;
}

/**
 * The next entries that are wanted, at most `limit`. Fewer where they are rare: then `lookedUpTo` says how far it looked.
 */
export async function findEntries(
  pages: LogPages,
  userId: string,
  asked: {
    readonly first: number;
    readonly last: number;
    readonly order: Order;
    readonly limit: number;
    /** Entries that are read at once. */
    readonly together: number;
    readonly isWanted: (entry: LoggedNotification) => boolean;
  },
): Promise<Found> {
  const { order, limit, together, isWanted } = asked;
  let { first, last } = asked;
  const entries: LoggedNotification[] = [];
  for (let look = 0; look < looks; look += 1) {
    const page = await pages(userId, { first, last, order, limit: together });
    for (const [place, entry] of page.entries()) {
      if (isWanted(entry)) entries.push(entry);
      const isLast = place === page.length - 1 && page.length < together;
      if (entries.length === limit && !isLast) return { entries, lookedUpTo: entry.seq };
    }
    const end = page.at(-1)?.seq;
    if (end === undefined || page.length < together) return { entries };
    if (order === 'oldest') first = end + 1;
    else last = end - 1;
  }
  return { entries, lookedUpTo: order === 'oldest' ? first - 1 : last + 1 };
}
