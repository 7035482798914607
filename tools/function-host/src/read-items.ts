import { isDeepStrictEqual } from 'node:util';
import type { AwsService } from '@bayon/local-cloud/parts';

interface Page {
  readonly Items?: readonly Readonly<Record<string, unknown>>[];
  readonly LastEvaluatedKey?: object;
}

const headers = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
};

/** Items by table and key. */
export type Items = ReadonlyMap<string, unknown>;

/** Every item of these tables: what a delivery changed shows when two such are compared. */
export async function readItems(dynamoDb: AwsService, tables: readonly string[]): Promise<Items> {
  const items = new Map<string, unknown>();
  for (const TableName of tables) {
    let start: object | undefined;
    do {
      const page = await call<Page>(dynamoDb, 'Scan', {
        TableName,
        ...(start && { ExclusiveStartKey: start }),
      });
      for (const item of page.Items ?? [])
        items.set(`${TableName} ${JSON.stringify([item['pk'], item['sk']])}`, item);
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }
  return items;
}

/** DynamoDB writes so many items at once. */
const mostAtOnce = 25;

/** Deletes every item of these tables: as good as new ones, and quicker to have. */
export async function emptyTables(dynamoDb: AwsService, tables: readonly string[]): Promise<void> {
  for (const TableName of tables) {
    const { Items = [], LastEvaluatedKey } = await call<Page>(dynamoDb, 'Scan', { TableName });
    for (let from = 0; from < Items.length; from += mostAtOnce) {
      const requests = Items.slice(from, from + mostAtOnce).map(({ pk, sk }) => ({
        DeleteRequest: { Key: { pk, sk } },
      }));
      await call(dynamoDb, 'BatchWriteItem', { RequestItems: { [TableName]: requests } });
    }
    if (LastEvaluatedKey !== undefined) await emptyTables(dynamoDb, [TableName]);
  }
}

/** Has these tables hold exactly these items, which `readItems` read of them. */
export async function restoreItems(
  dynamoDb: AwsService,
  tables: readonly string[],
  wanted: Items,
): Promise<void> {
  const present = await readItems(dynamoDb, tables);
  const changes = [
    ...[...wanted].flatMap(([name, Item]) =>
      isDeepStrictEqual(Item, present.get(name)) ? [] : [{ name, request: { PutRequest: { Item } } }],
    ),
    ...[...present].flatMap(([name, item]) => {
      const { pk, sk } = item as Readonly<Record<string, unknown>>;
      return wanted.has(name) ? [] : [{ name, request: { DeleteRequest: { Key: { pk, sk } } } }];
    }),
  ];
  for (const table of tables) {
    const requests = changes.flatMap(({ name, request }) => (name.startsWith(`${table} `) ? [request] : []));
    for (let from = 0; from < requests.length; from += mostAtOnce)
      await call(dynamoDb, 'BatchWriteItem', {
        RequestItems: { [table]: requests.slice(from, from + mostAtOnce) },
      });
  }
}

async function call<Answer>(dynamoDb: AwsService, operation: string, input: object): Promise<Answer> {
  const { status, body } = await dynamoDb.handle({
    method: 'POST',
    url: '/',
    headers: { ...headers, 'x-amz-target': `DynamoDB_20120810.${operation}` },
    body: Buffer.from(JSON.stringify(input)),
  });
  const text = typeof body === 'string' ? body : Buffer.from(body).toString();
  if (status !== 200) throw new Error(`${operation} answered ${status}: ${text}`);
  return JSON.parse(text) as Answer;
}
