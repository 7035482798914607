import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createTables, startDynamoDbEngine } from '@bayon/dynamodb-engine';
import { serviceTable, stageOf } from '@bayon/publisher/resources';
import { afterAll, beforeAll } from 'vitest';

export interface TestTable {
  client: DynamoDBDocumentClient;
  readonly table: string;
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
