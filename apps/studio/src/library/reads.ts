import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { ContentType } from '@bayon/event-contracts';
import type { ItemKey } from '@bayon/publisher/rule';
import type { Access, Month } from './access.ts';
import type { AnalyticsDay, ChannelDay } from './analytics.ts';
import type { Content, ContentStatus } from './content.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Due } from './due.ts';
import type { Job } from './job.ts';
import { analyticsRange, duePartition, ideaPrefix, keys, libraryPartition, revisionPrefix } from './keys.ts';
import type { Idea } from './idea.ts';
import type { Performance } from './performance.ts';
import type { Publications } from './publications.ts';
import type { Revision } from './revision.ts';
import type { Voice } from './voice.ts';

/** Some items, and where the next ones begin. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string;
}

/** Which page of a list is wanted. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What is read of studio's table outside of rules. Every read is of one partition. */
export type Library = ReturnType<typeof createLibrary>;

/** A piece in a list: without its text. */
export type ContentSummary = Pick<Content, (typeof summaryFields)[number]>;

const summaryFields = [
  'userId',
  'contentId',
  'contentType',
  'title',
  'status',
  'createdAt',
  'updatedAt',
  'revisions',
  'keywords',
  'jobId',
  'optimization',
] as const;

const tableKey = ['pk', 'sk'];
const indexKey = ['gsi1pk', 'gsi1sk'];

export function createLibrary({
  client,
  table,
  now = () => new Date(),
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now?: () => Date;
}) {
  const getItem = async <Item extends object>({ pk, sk }: ItemKey<Item>): Promise<Item | undefined> => {
    const { Item: item } = await client.send(
      new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
    );
    return item as Item | undefined;
  };

  async function queryPage<Item>(
    input: Omit<QueryCommandInput, 'TableName'>,
    cursor: string | undefined,
    within: (key: Readonly<Record<string, string>>) => boolean,
  ): Promise<Page<Item>> {
    const names = input.IndexName === undefined ? tableKey : [...tableKey, ...indexKey];
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        ...input,
        ...(cursor !== undefined && { ExclusiveStartKey: decodeCursor(cursor, names, within) }),
      }),
    );
    return {
      items: (answer.Items ?? []) as Item[],
      ...(answer.LastEvaluatedKey && { cursor: encodeCursor(answer.LastEvaluatedKey) }),
    };
  }

  /** The items of a partition whose sort key begins with a prefix, the greatest first. */
  const newestOf = <Item>(pk: string, prefix: string, { limit, cursor }: PageRequest): Promise<Page<Item>> =>
    queryPage(
      {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ScanIndexForward: false,
        Limit: limit,
      },
      cursor,
      (key) => key['pk'] === pk && (key['sk']?.startsWith(prefix) ?? false),
    );

  return {
    content: (userId: string, contentId: string) => getItem(keys.content(userId, contentId)),
    publications: (userId: string, contentId: string): Promise<Publications | undefined> =>
      getItem(keys.publications(userId, contentId)),
    performance: (userId: string, contentId: string): Promise<Performance | undefined> =>
      getItem(keys.performance(userId, contentId)),
    access: (userId: string): Promise<Access | undefined> => getItem(keys.access(userId)),
    month: (userId: string, month: string): Promise<Month | undefined> => getItem(keys.month(userId, month)),
    voice: (userId: string): Promise<Voice | undefined> => getItem(keys.voice(userId)),
    job: (userId: string, jobId: string): Promise<Job | undefined> => getItem(keys.job(userId, jobId)),

    /** A user's pieces, newest first. A filtered page may hold fewer than `limit` and yet have a next one. */
    list: (
      userId: string,
      filter: { readonly type?: ContentType | undefined; readonly status?: ContentStatus | undefined },
      { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
    ): Promise<Page<ContentSummary>> => {
      const wanted = Object.entries({ contentType: filter.type, status: filter.status }).filter(
        ([, value]) => value,
      );
      const names = [...new Set([...summaryFields, ...wanted.map(([name]) => name)])];
      return queryPage(
        {
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :pk',
          ExpressionAttributeValues: {
            ':pk': libraryPartition(userId),
            ...Object.fromEntries(wanted.map(([name, value]) => [`:${name}`, value])),
          },
          ...(wanted.length > 0 && {
            FilterExpression: wanted.map(([name]) => `#${name} = :${name}`).join(' AND '),
          }),
          ProjectionExpression: summaryFields.map((name) => `#${name}`).join(', '),
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          ScanIndexForward: false,
          Limit: limit,
        },
        cursor,
        (key) => key['gsi1pk'] === libraryPartition(userId) && key['pk'] === keys.content(userId, '').pk,
      );
    },

    /** What changed a piece, newest first. */
    revisions: (userId: string, contentId: string, page: PageRequest): Promise<Page<Revision>> =>
      newestOf(keys.content(userId, contentId).pk, revisionPrefix(contentId), page),

    /** What might be written, newest first. Those that nobody took up are gone after `ideaDays`. */
    ideas: async (userId: string, page: PageRequest): Promise<Page<Idea>> => {
      const found = await newestOf<Idea & { readonly expiresAt: number }>(
        keys.voice(userId).pk,
        ideaPrefix,
        page,
      );
      // TTL deletes in its own time.
      return { ...found, items: found.items.filter(({ expiresAt }) => expiresAt * 1_000 > now().getTime()) };
    },

    /** A user's counters from one day to another, both included, in their order. */
    analytics: async (
      userId: string,
      from: string,
      to: string,
    ): Promise<readonly (AnalyticsDay | ChannelDay)[]> => {
      const range = analyticsRange(userId, from, to);
      const rows: (AnalyticsDay | ChannelDay)[] = [];
      let cursor: string | undefined;
      do {
        const page: Page<AnalyticsDay | ChannelDay> = await queryPage(
          {
            KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
            ExpressionAttributeValues: { ':pk': range.pk, ':from': range.from, ':to': range.to },
          },
          cursor,
          () => true,
        );
        rows.push(...page.items);
        cursor = page.cursor;
      } while (cursor !== undefined);
      return rows;
    },

    /** What was due in one shard by a time, earliest first. */
    due: (shard: number, now: string, cursor?: string): Promise<Page<Due>> =>
      queryPage(
        {
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk <= :now',
          // `~` sorts behind the `#` that follows the time: what is due this very moment is in.
          ExpressionAttributeValues: { ':pk': duePartition(shard), ':now': `${now}~` },
          Limit: 100,
        },
        cursor,
        () => true,
      ),
  };
}
