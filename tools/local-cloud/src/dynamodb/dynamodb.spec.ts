import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../log/index.ts';
import { StartupError, type Resource } from '../ports.ts';
import { createDynamoDb, type DynamoDb } from './dynamodb.ts';
import { resourceTypes } from './resource-types.ts';

const account = { accountId: '000000000000', region: 'us-east-1', gatewayUrl: '', awsUrl: '' };

const aTable = (key = 'pk'): Resource => ({
  stack: 'studio',
  logicalId: 'Table',
  type: 'AWS::DynamoDB::Table',
  ref: 'studio-table',
  attributes: {},
  properties: {
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
  },
});

let dataDir: string;
let lines: string[];
beforeEach(async () => {
  lines = [];
  dataDir = await mkdtemp(join(tmpdir(), 'dynamodb-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const start = (...resources: Resource[]): Promise<DynamoDb> =>
  createDynamoDb({ resources, dataDir, account, log: createLog({ write: (line) => lines.push(line) }) });

async function call(
  { service }: DynamoDb,
  operation: string,
  input: object,
): Promise<{ status: number; answer: unknown }> {
  const request = {
    method: 'POST',
    url: '/',
    headers: {
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-date': '20260101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: Buffer.from(JSON.stringify(input)),
  };
  expect(service.accepts(request)).toBe(true);
  const { status, body } = await service.handle(request);
  return { status, answer: JSON.parse(Buffer.from(body).toString()) };
}

const put = { TableName: 'studio-table', Item: { pk: { S: 'a' } } };
const get = { TableName: 'studio-table', Key: { pk: { S: 'a' } } };

describe('DynamoDB', () => {
  it('serves the tables of the templates, which outlive a restart', async () => {
    const first = await start(aTable());
    expect((await call(first, 'PutItem', put)).status).toBe(200);
    await first.stop();
    const second = await start(aTable());
    expect((await call(second, 'GetItem', get)).answer).toMatchObject({ Item: put.Item });
    await second.stop();
  });

  it('starts the engine again when it dies, with all that was written', async () => {
    const dynamoDb = await start(aTable());
    await call(dynamoDb, 'PutItem', put);
    const { stdout } = await promisify(execFile)('pgrep', ['-l', '-f', dataDir]);
    process.kill(Number(/^(\d+) dynoxide$/m.exec(stdout)?.[1]), 'SIGKILL');
    await vi.waitFor(async () => {
      const { status, answer } = await call(dynamoDb, 'GetItem', get);
      if (status !== 200) expect(answer).toMatchObject({ __type: 'InternalServerError' });
      expect(lines.join()).toContain('the engine runs again');
      expect([status, answer]).toEqual([200, expect.objectContaining({ Item: put.Item })]);
    });
    expect(lines.join()).toContain('the engine died');
    await dynamoDb.stop();
  });

  it('refuses a table whose key changed, and says how to go on', async () => {
    await (await start(aTable())).stop();
    await expect(start(aTable('other'))).rejects.toThrow(StartupError);
    await expect(start(aTable('other'))).rejects.toThrow(
      /studio-table exists with a different key schema.*--reset/,
    );
  });

  it('names a table that DynamoDB would refuse', async () => {
    const table = aTable();
    const broken = { ...table, properties: { ...table.properties, AttributeDefinitions: [] } };
    await expect(start(broken)).rejects.toThrow(/^stack studio: Table: CreateTable: /);
  });

  it('gives tables their names and ARNs', () => {
    const type = resourceTypes['AWS::DynamoDB::Table']!;
    const table = {
      stack: 'studio',
      logicalId: 'Table',
      properties: { TableName: 'content', StreamSpecification: {} },
      account,
    };
    expect([type.ref(table), type.attributes(table)]).toEqual([
      'content',
      {
        Arn: 'arn:aws:dynamodb:us-east-1:000000000000:table/content',
        StreamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/content/stream/2026-01-01T00:00:00.000',
      },
    ]);
    expect(type.ref({ ...table, properties: {} })).toMatch(/^studio-Table-[0-9a-f]{12}$/);
  });
});
