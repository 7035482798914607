import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { fullJitter, wait } from '../publish/backoff.ts';
import { type Key, nameOf } from '../rule/item.ts';
import type { GetRead, QueryRead, Reads } from '../rule/read.ts';

type Item = Record<string, unknown>;

/** What was read, and the revision of each item that was: 0 for one that is not there. */
export interface Loaded {
  readonly state: Readonly<Record<string, unknown>>;
  readonly revisions: ReadonlyMap<string, { readonly key: Key; readonly revision: number }>;
}

/** Reads everything at once: one round trip of waiting, strongly consistent. */
export async function load(client: DynamoDBDocumentClient, table: string, reads: Reads): Promise<Loaded> {
  const gets = Object.entries(reads).filter(
    (entry): entry is [string, GetRead<object>] => entry[1].kind === 'get',
  );
  const queries = Object.entries(reads).filter(
    (entry): entry is [string, QueryRead<object>] => entry[1].kind === 'query',
  );
  const [items, lists] = await Promise.all([
    getItems(
      client,
      table,
      gets.map(([, { key }]) => key),
    ),
    Promise.all(queries.map(([, read]) => queryItems(client, table, read))),
  ]);
  return {
    state: Object.fromEntries([
      ...gets.map(([name, { key }]) => [name, fieldsOf(items.get(nameOf(key)))]),
      ...queries.map(([name], place) => [name, lists[place]?.map(fieldsOf)]),
    ]) as Record<string, unknown>,
    revisions: new Map(
      gets.map(([, { key }]) => [nameOf(key), { key, revision: revisionOf(items.get(nameOf(key))) }]),
    ),
  };
}

/** An item as its rule knows it: without what only the table needs. */
function fieldsOf(item: Item | undefined): Item | undefined {
  if (!item) return undefined;
  const {
    pk: _pk,
    sk: _sk,
    rev: _rev,
    gsi1pk: _gsi1pk,
    gsi1sk: _gsi1sk,
    expiresAt: _expiresAt,
    ...fields
  } = item;
  return fields;
}

const revisionOf = (item: Item | undefined): number => (item?.['rev'] as number | undefined) ?? 0;

async function getItems(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
): Promise<Map<string, Item>> {
  const [only, ...more] = keys;
  if (!only) return new Map();
  if (more.length === 0) {
    const { Item: item } = await client.send(
      new GetCommand({ TableName: table, Key: bare(only), ConsistentRead: true }),
    );
    return new Map(item ? [[nameOf(only), item]] : []);
  }
  const found = new Map<string, Item>();
  let missing: Key[] = keys.map(bare);
  // DynamoDB may answer a part and name the rest.
  for (let attempt = 1; missing.length > 0; attempt += 1) {
    const answer = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: missing, ConsistentRead: true } } }),
    );
    for (const item of answer.Responses?.[table] ?? []) found.set(nameOf(item as Item & Key), item);
    missing = (answer.UnprocessedKeys?.[table]?.Keys ?? []) as Key[];
    if (missing.length > 0) {
      if (attempt === 8) throw new Error(`DynamoDB left ${missing.length} keys unprocessed`);
      await wait(fullJitter(attempt, 50, 1_000));
    }
  }
  return found;
}

const bare = ({ pk, sk }: Key): Key => ({ pk, sk });

async function queryItems(
  client: DynamoDBDocumentClient,
  table: string,
  read: QueryRead<object>,
): Promise<Item[]> {
  const { Items: items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': read.pk, ':prefix': read.prefix },
      Limit: read.limit,
      ScanIndexForward: !read.newestFirst,
      ConsistentRead: true,
    }),
  );
  return items;
}
