import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import {
  type Job,
  type LoggedNotification,
  notificationKey,
  notificationPrefix,
  behindOpenJobs,
  openJobPrefix,
  userPartition,
} from '../items.ts';
import { isKept } from './log-look.ts';

/** What a client missed that was away. */
export interface Missed {
  /** Ascending; all that lie between the numbers that were asked for, or none. */
  readonly entries: readonly LoggedNotification[];
  /** The jobs that are not finished. */
  readonly jobs: readonly Job[];
}

/** @param after the last number that is known @param to the last that is asked for; the same for none */
export type ReadMissed = (userId: string, after: number, to: number) => Promise<Missed>;

/** So many open jobs are told of at most: more would be something else than a user's work. */
const mostJobs = 100;

/**
 * Reads what a client missed by one query, strongly consistent: open jobs lie behind the notifications, so the log is
 * read from its end. A query brings 1 MB at most: what is more the API tells, page by page.
 */
export function createMissed(options: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now?: () => Date;
}): ReadMissed {
  const { client, table, now = () => new Date() } = options;
  return async (userId, after, to) => {
    const { Items: found = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': userPartition(userId),
          ':from': after < to ? notificationKey(userId, after + 1).sk : openJobPrefix,
          ':to': behindOpenJobs,
        },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: to - after + mostJobs,
      }),
    );
    const kept = found.filter((item) => isKept(item, now()));
    const under = (prefix: string) => kept.filter(({ sk }) => String(sk).startsWith(prefix));
    // What came while this was read is posted.
    const entries = (under(notificationPrefix) as LoggedNotification[]).filter(({ seq }) => seq <= to);
    return {
      entries: entries.length === to - after ? entries.toReversed() : [],
      jobs: (under(openJobPrefix) as Job[]).toReversed(),
    };
  };
}
