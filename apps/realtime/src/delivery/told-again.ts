import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DomainEvent } from '@bayon/event-contracts';
import type { Settled } from '@bayon/publisher';
import type { ItemKey } from '@bayon/publisher/rule';
import { jobKey, type LoggedNotification, logStateKey, notificationPrefix, userPartition } from '../items.ts';
import { sizeOf } from '../marks/runs.ts';
import { isDigestDue, isMarks, isNotification, isProgress } from '../rules/deliver-to-user.ts';
import { type EventFrame, markedFrame, notificationFrame, progressFrame } from '../rules/frame.ts';
import { type MarksEvent, stillMarked } from '../rules/mark-notifications.ts';

/** Clocks of functions differ: a row may say it is a little older than the transaction that came before it. */
const clockSkew = 60_000;

/**
 * What is told of an event that an earlier delivery of the same message settled, without living to acknowledge it.
 * Undefined when there is nothing to tell: the job has moved on, or other marks hold, and whoever moved it told of that.
 */
export function createTeller({
  client,
  table,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}) {
  return async (userId: string, event: DomainEvent, { record }: Settled): Promise<EventFrame | undefined> => {
    if (isNotification(event) || isDigestDue(event)) {
      const entry = await findEntry(userId, event, Date.parse(record.settledAt) - clockSkew);
      return entry && !entry.quiet ? notificationFrame(entry) : undefined;
    }
    if (isMarks(event)) return marksAgain(userId, event, record.settledAt);
    if (!isProgress(event)) return undefined;
    const job = await read(jobKey(userId, event.detail.jobId));
    return job?.eventId === event.id ? progressFrame(job) : undefined;
  };

  async function marksAgain(userId: string, event: MarksEvent, at: string): Promise<EventFrame | undefined> {
    const state = await read(logStateKey(userId));
    const entries = stillMarked(event, state);
    return state && sizeOf(entries) > 0 ? markedFrame(event, entries, state, at) : undefined;
  }

  async function read<Item extends object>(key: ItemKey<Item>): Promise<Item | undefined> {
    const { Item: item } = await client.send(
      new GetCommand({ TableName: table, Key: key, ConsistentRead: true }),
    );
    return item as Item | undefined;
  }

  /** Back from the newest: such an entry is seldom more than some minutes old, and its age bounds the search. */
  async function findEntry(
    userId: string,
    event: DomainEvent,
    since: number,
  ): Promise<LoggedNotification | undefined> {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': userPartition(userId), ':prefix': notificationPrefix },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: 50,
          ExclusiveStartKey: from,
        }),
      );
      const entries = (page.Items ?? []) as LoggedNotification[];
      const found = entries.find(({ id, source }) => id === event.id && source === event.source);
      if (found) return found;
      if (entries.some(({ loggedAt }) => Date.parse(loggedAt) < since)) return undefined;
      from = page.LastEvaluatedKey;
    } while (from);
    return undefined;
  }
}
