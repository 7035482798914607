import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { fullJitter, type Wait } from '../publish/backoff.ts';
import { type Key, nameOf } from '../rule/item.ts';
import type { QueryRead } from '../rule/read.ts';

/** An item as it lies in the table. */
export type Item = Readonly<Record<string, unknown>>;

/** A service's table, and how to wait for it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly wait: Wait;
}

/** How often keys are asked for that DynamoDB left unprocessed. */
const attempts = 8;

/** Items by `nameOf` their keys, strongly consistent. The keys differ from each other. */
export async function getItems(table: Table, keys: readonly Key[]): Promise<ReadonlyMap<string, Item>> {
  const [only, ...more] = keys;
  if (!only) return new Map();
  if (more.length > 0) return getBatch(table, keys);
  const { Item: item } = await table.client.send(
    new GetCommand({ TableName: table.table, Key: bare(only), ConsistentRead: true }),
  );
  return new Map(item ? [[nameOf(only), item]] : []);
}

async function getBatch({ client, table, wait }: Table, keys: readonly Key[]) {
  const found = new Map<string, Item>();
  let missing = keys.map(bare);
  // DynamoDB may answer a part (16 MB, or what its capacity allows) and name the rest.
  for (let attempt = 1; ; attempt += 1) {
    const answer = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: missing, ConsistentRead: true } } }),
    );
    for (const item of answer.Responses?.[table] ?? []) found.set(nameOf(item as Item & Key), item);
    missing = (answer.UnprocessedKeys?.[table]?.Keys ?? []) as Key[];
    if (missing.length === 0) return found;
    if (attempt === attempts) throw new Error(`DynamoDB left ${missing.length} keys unprocessed`);
    await wait(fullJitter(attempt, 50, 1_000));
  }
}

const bare = ({ pk, sk }: Key): Key => ({ pk, sk });

/**
 * What a query asks for, strongly consistent: all of it, though DynamoDB answers no more than 1 MB at once, and counts
 * what has expired and is still there.
 *
 * @param isThere whether an item has not expired: the others are neither found nor counted
 */
export async function queryItems(
  { client, table }: Table,
  read: QueryRead<object>,
  isThere: (item: Item) => boolean = () => true,
): Promise<Item[]> {
  const items: Item[] = [];
  let from: Record<string, unknown> | undefined =
    read.after === undefined ? undefined : { pk: read.pk, sk: read.after };
  do {
    const page: QueryCommandOutput = await client.send(
      new QueryCommand({
        TableName: table,
        ...conditionOf(read),
        Limit: read.limit - items.length,
        ScanIndexForward: !read.newestFirst,
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    );
    items.push(...(page.Items ?? []).filter(isThere));
    from = page.LastEvaluatedKey;
  } while (from && items.length < read.limit);
  return items;
}

/** DynamoDB takes no empty string for a key, not even as a prefix. */
const conditionOf = ({ pk, prefix }: QueryRead<object>) =>
  prefix === ''
    ? { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }
    : {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      };
