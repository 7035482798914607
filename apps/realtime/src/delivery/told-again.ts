import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DomainEvent } from '@bayon/event-contracts';
import type { Settled } from '@bayon/publisher';
import { type Job, jobKey, type LoggedNotification, notificationPrefix, userPartition } from '../items.ts';
import { isNotification, isProgress } from '../rules/deliver-to-user.ts';
import { type EventFrame, notificationFrame, progressFrame } from '../rules/frame.ts';

/** Clocks of functions differ: a row may say it is a little older than the transaction that came before it. */
const clockSkew = 60_000;

/**
 * What is told of an event that an earlier delivery of the same message settled, without living to acknowledge it.
 * Undefined when there is nothing to tell: the job has moved on, and whoever moved it told of that.
 */
export function createTeller({
  client,
  table,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}) {
  return async (userId: string, event: DomainEvent, { record }: Settled): Promise<EventFrame | undefined> => {
    if (isNotification(event)) {
      const entry = await findEntry(userId, event, Date.parse(record.settledAt) - clockSkew);
      return entry && notificationFrame(entry);
    }
    if (!isProgress(event)) return undefined;
    const { Item: item } = await client.send(
      new GetCommand({ TableName: table, Key: jobKey(userId, event.detail.jobId), ConsistentRead: true }),
    );
    const job = item as Job | undefined;
    return job?.eventId === event.id ? progressFrame(job) : undefined;
  };

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
