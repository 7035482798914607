import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createTables, startDynamoDbEngine } from '@bayon/dynamodb-engine';
import { serviceTable, stageOf } from '@bayon/publisher/resources';
import { afterAll, beforeAll, vi } from 'vitest';

export interface TestTable {
  client: DynamoDBDocumentClient;
  readonly table: string;
}

/** What is asked of the table while something is done: the names of the commands, in their order. */
export async function callsDuring(
  { client }: TestTable,
  work: () => Promise<unknown>,
): Promise<readonly string[]> {
  const send = vi.spyOn(client, 'send');
  try {
    await work();
    return send.mock.calls.map(([command]) => command.constructor.name);
  } finally {
    send.mockRestore();
  }
}

/** The deployed table in a real engine, for the tests of one file. */
export function useTable(): TestTable {
  const table = 'bayon-realtime-test';
  const test = { table } as TestTable;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const engine = await startDynamoDbEngine();
    await createTables(engine.endpoint, [serviceTable(table, stageOf({})).Table.Properties]);
    const dynamo = new DynamoDBClient({
      endpoint: engine.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    test.client = DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } });
    stop = async () => {
      dynamo.destroy();
      await engine.stop();
    };
  });
  afterAll(() => stop());
  return test;
}
