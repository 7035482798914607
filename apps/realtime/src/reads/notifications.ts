import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import {
  largestSeq,
  type LoggedNotification,
  type LogState,
  logStateKey,
  notificationKey,
  userPartition,
} from '../items.ts';
import { type NotificationFrame, notificationOf, type Untyped } from '../rules/frame.ts';

export interface NotificationsPage {
  /** Ascending by `seq`. */
  readonly notifications: readonly Untyped<NotificationFrame>[];
  /** The newest notification's number, 0 before the first: what a client that knows them all has seen. */
  readonly lastSeq: number;
  /** `after` of the next page. Absent on the last. */
  readonly nextAfter?: number;
}

/** A user's log from a number on. Strongly consistent: what a frame told of is here. */
export function createNotifications({
  client,
  table,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}) {
  return async (userId: string, limit: number, after: number): Promise<NotificationsPage> => {
    const [page, { Item: state }] = await Promise.all([
      client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':pk': userPartition(userId),
            ':from': notificationKey(userId, Math.min(after + 1, largestSeq)).sk,
            ':to': notificationKey(userId, largestSeq).sk,
          },
          ConsistentRead: true,
          Limit: limit,
        }),
      ),
      client.send(new GetCommand({ TableName: table, Key: logStateKey(userId), ConsistentRead: true })),
    ]);
    const entries = (page.Items ?? []) as LoggedNotification[];
    const last = entries.at(-1)?.seq ?? 0;
    // Both were read at once: an entry may have been appended between.
    const lastSeq = Math.max(last, (state as LogState | undefined)?.lastSeq ?? 0);
    return {
      notifications: entries.map(notificationOf),
      lastSeq,
      ...(last > 0 && last < lastSeq && { nextAfter: last }),
    };
  };
}
