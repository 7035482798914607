import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { ItemKey } from '@bayon/publisher/rule';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { keys, recommendationPartition, taskPartition, usageRange } from './keys.ts';
import { maxRecommendations, type Recommendation, shownDays } from './recommendation.ts';
import type { Task, TaskStatus } from './task.ts';
import type { Usage } from './usage.ts';

/** Some items, and where the next ones begin. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string;
}

interface Paging {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What is read of the service's table outside of rules. Every read is of one partition. */
export type Accounts = ReturnType<typeof createAccounts>;

export function createAccounts({ client, table }: { client: DynamoDBDocumentClient; table: string }) {
  const getItem = async <Item extends object>({ pk, sk }: ItemKey<Item>): Promise<Item | undefined> => {
    const { Item: item } = await client.send(
      new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
    );
    return item as Item | undefined;
  };
  const query = (input: Omit<QueryCommandInput, 'TableName'>) =>
    client.send(new QueryCommand({ TableName: table, ...input }));

  return {
    registration: (userId: string) => getItem(keys.registration(userId)),
    onboarding: (userId: string) => getItem(keys.onboarding(userId)),
    profile: (userId: string) => getItem(keys.profile(userId)),
    preferences: (userId: string) => getItem(keys.preferences(userId)),
    subscription: (userId: string) => getItem(keys.subscription(userId)),
    task: (userId: string, taskId: string) => getItem(keys.task(userId, taskId)),

    /** A user's counters from one month to another, both included, newest first: as many as there are types a month. */
    usage: async (userId: string, from: string, to: string): Promise<readonly Usage[]> => {
      const range = usageRange(userId, from, to);
      const { Items: items = [] } = await query({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': range.pk, ':from': range.from, ':to': range.to },
        ScanIndexForward: false,
        ConsistentRead: true,
      });
      return items as Usage[];
    },

    /** A page of a user's newest recommendations: of no more than `maxRecommendations`, none older than `shownDays`. */
    recommendations: async (
      userId: string,
      { limit, cursor }: Paging,
      now: Date,
    ): Promise<Page<Recommendation>> => {
      const before =
        cursor === undefined ? undefined : decodeCursor(cursor, ['gsi1sk'], () => true)['gsi1sk'];
      const { Items: newest = [] } = await query({
        IndexName: 'gsi1',
        // By their own time: what has expired may not have been deleted yet.
        KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk > :oldest',
        ExpressionAttributeValues: {
          ':pk': recommendationPartition(userId),
          ':oldest': new Date(now.getTime() - shownDays * 86_400_000).toISOString(),
        },
        ScanIndexForward: false,
        Limit: maxRecommendations,
      });
      const rest = (newest as (Recommendation & { gsi1sk: string })[]).filter(
        ({ gsi1sk }) => before === undefined || gsi1sk < before,
      );
      const items = rest.slice(0, limit);
      const last = items.at(-1);
      return { items, ...(last && rest.length > limit && { cursor: encodeCursor({ gsi1sk: last.gsi1sk }) }) };
    },

    /** A page of a user's tasks, newest first. Without those that have expired it may be short and yet go on. */
    tasks: async (
      userId: string,
      status: TaskStatus,
      { limit, cursor }: Paging,
      now: Date,
    ): Promise<Page<Task>> => {
      const partition = taskPartition(userId, status);
      const own = keys.task(userId, '');
      const { Items: items = [], LastEvaluatedKey: last } = await query({
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :pk',
        FilterExpression: 'attribute_not_exists(expiresAt) OR expiresAt > :now',
        ExpressionAttributeValues: { ':pk': partition, ':now': Math.floor(now.getTime() / 1_000) },
        ScanIndexForward: false,
        Limit: limit,
        ...(cursor !== undefined && {
          ExclusiveStartKey: decodeCursor(
            cursor,
            ['pk', 'sk', 'gsi1pk', 'gsi1sk'],
            (key) => key['gsi1pk'] === partition && key['pk'] === own.pk,
          ),
        }),
      });
      return { items: items as Task[], ...(last && { cursor: encodeCursor(last) }) };
    },
  };
}
