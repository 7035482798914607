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
      const page = await scan(dynamoDb, { TableName, ...(start && { ExclusiveStartKey: start }) });
      for (const item of page.Items ?? [])
        items.set(`${TableName} ${JSON.stringify([item['pk'], item['sk']])}`, item);
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }
  return items;
}

async function scan(dynamoDb: AwsService, input: object): Promise<Page> {
  const { status, body } = await dynamoDb.handle({
    method: 'POST',
    url: '/',
    headers: { ...headers, 'x-amz-target': 'DynamoDB_20120810.Scan' },
    body: Buffer.from(JSON.stringify(input)),
  });
  const text = typeof body === 'string' ? body : Buffer.from(body).toString();
  if (status !== 200) throw new Error(`Scan answered ${status}: ${text}`);
  return JSON.parse(text) as Page;
}
