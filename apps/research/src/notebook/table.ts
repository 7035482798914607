import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { ItemKey } from '@bayon/publisher/rule';
import { decodeCursor, encodeCursor } from './cursor.ts';

/** Some items, and where the next ones begin. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string;
}

/** Which part of a list is wanted. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const tableKey = ['pk', 'sk'];
const indexKey = ['gsi1pk', 'gsi1sk'];
/** What BatchGetItem takes at once. */
const maxBatch = 100;
/** How often keys are asked for that DynamoDB left unprocessed. */
const attempts = 8;

/** Plain reads of one table. */
export function tableReads({ client, table }: { client: DynamoDBDocumentClient; table: string }) {
  async function getItem<Item extends object>({ pk, sk }: ItemKey<Item>): Promise<Item | undefined> {
    const { Item: item } = await client.send(
      new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
    );
    return item as Item | undefined;
  }

  /** Those of some items that are there, strongly consistent, in no order. At most 100 keys, which differ. */
  async function getItems<Item extends object>(keys: readonly ItemKey<Item>[]): Promise<Item[]> {
    if (keys.length > maxBatch) throw new RangeError(`BatchGetItem takes ${maxBatch} keys at most`);
    const items: Item[] = [];
    let missing: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
    // DynamoDB may answer a part (16 MB, or what its capacity allows) and name the rest.
    for (let attempt = 1; missing.length > 0; attempt += 1) {
      if (attempt > attempts) throw new Error(`DynamoDB left ${missing.length} keys unprocessed`);
      const answer = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: missing, ConsistentRead: true } } }),
      );
      items.push(...((answer.Responses?.[table] ?? []) as Item[]));
      missing = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    }
    return items;
  }

  /** @param within whether a key lies in this list: a cursor must not lead out of it */
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

  /** All of what a query finds, page after page, until `enough`. */
  async function queryAll<Item>(
    input: Omit<QueryCommandInput, 'TableName'>,
    enough: (items: readonly Item[]) => boolean = () => false,
  ): Promise<Item[]> {
    const items: Item[] = [];
    let cursor: string | undefined;
    do {
      const page: Page<Item> = await queryPage<Item>(input, cursor, () => true);
      items.push(...page.items);
      cursor = page.cursor;
    } while (cursor !== undefined && !enough(items));
    return items;
  }

  return { getItem, getItems, queryPage, queryAll };
}
