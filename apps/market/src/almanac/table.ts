import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import type { ItemKey } from '@bayon/publisher/rule';
import { decodeCursor, encodeCursor } from './cursor.ts';

/** Some items, and where the next ones begin. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string;
}

export interface Paging {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Reads of one item, or of one partition: there is no other way to read market's table. */
export function createTable({ client, table }: { client: DynamoDBDocumentClient; table: string }) {
  const query = (input: Omit<QueryCommandInput, 'TableName'>): Promise<QueryCommandOutput> =>
    client.send(new QueryCommand({ TableName: table, ...input }));

  async function pageOf<Item>(
    input: Omit<QueryCommandInput, 'TableName'>,
    cursor: string | undefined,
    names: readonly string[],
    within: (key: Readonly<Record<string, string>>) => boolean,
  ): Promise<Page<Item>> {
    const from = cursor === undefined ? undefined : decodeCursor(cursor, names, within);
    const { Items: items = [], LastEvaluatedKey: last } = await query({ ...input, ExclusiveStartKey: from });
    return { items: items as Item[], ...(last && { cursor: encodeCursor(last) }) };
  }

  return {
    async item<Item extends object>({ pk, sk }: ItemKey<Item>): Promise<Item | undefined> {
      const { Item: item } = await client.send(
        new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
      );
      return item as Item | undefined;
    },

    /** What lies under a prefix, last first. */
    page: <Item>(pk: string, prefix: string, { limit, cursor }: Paging): Promise<Page<Item>> =>
      pageOf(
        {
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
          ScanIndexForward: false,
          Limit: limit,
        },
        cursor,
        ['pk', 'sk'],
        (key) => key['pk'] === pk && (key['sk']?.startsWith(prefix) ?? false),
      ),

    /** A list in the index, of items that all lie in one partition. */
    indexPage: <Item>(
      indexPk: string,
      pk: string,
      { limit, cursor, newestFirst }: Paging & { readonly newestFirst: boolean },
    ): Promise<Page<Item>> =>
      pageOf(
        {
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :pk',
          ExpressionAttributeValues: { ':pk': indexPk },
          ScanIndexForward: !newestFirst,
          Limit: limit,
        },
        cursor,
        ['pk', 'sk', 'gsi1pk', 'gsi1sk'],
        (key) => key['gsi1pk'] === indexPk && key['pk'] === pk,
      ),

    /** All under a prefix from one day to another, both included. The caller bounds the days. */
    async range<Item>(pk: string, prefix: string, from: string, to: string): Promise<Item[]> {
      const items: Item[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const { Items: some = [], LastEvaluatedKey: last } = await query({
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          // `~` sorts behind everything that may follow the day.
          ExpressionAttributeValues: { ':pk': pk, ':from': `${prefix}${from}`, ':to': `${prefix}${to}~` },
          ExclusiveStartKey: start,
        });
        items.push(...(some as Item[]));
        start = last;
      } while (start);
      return items;
    },

    /** How many a list in the index holds, as far as it is asked. */
    async countUpTo(indexPk: string, upTo: number): Promise<number> {
      const { Count: count = 0 } = await query({
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :pk',
        ExpressionAttributeValues: { ':pk': indexPk },
        Select: 'COUNT',
        Limit: upTo,
      });
      return count;
    },
  };
}
