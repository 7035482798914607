import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { createTables, startDynamoDbEngine } from '@bayon/dynamodb-engine';
import type { Key } from '../src/rule/item.ts';

/** A service's table in a real DynamoDB engine. */
export interface TestTable {
  readonly table: string;
  client(): DynamoDBDocumentClient;
  /** What lies there, or undefined. */
  read(key: Key): Promise<Record<string, unknown> | undefined>;
  /** Writes as somebody would who does not use rules. */
  write(item: Key & Record<string, unknown>): Promise<void>;
}

export interface TestTables {
  create(): Promise<TestTable>;
  stop(): Promise<void>;
}

/** In memory. Each test takes a table of its own. */
export async function startTables(): Promise<TestTables> {
  const engine = await startDynamoDbEngine();
  const connect = () =>
    DynamoDBDocumentClient.from(
      new DynamoDBClient({
        endpoint: engine.endpoint,
        region: 'us-east-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      }),
      { marshallOptions: { removeUndefinedValues: true } },
    );
  const observer = connect();
  let created = 0;
  return {
    async create() {
      created += 1;
      const table = `table-${process.pid}-${created}`;
      await createTables(engine.endpoint, [schemaOf(table)]);
      return {
        table,
        client: connect,
        async read({ pk, sk }) {
          const { Item: item } = await observer.send(
            new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
          );
          return item;
        },
        async write(item) {
          await observer.send(new PutCommand({ TableName: table, Item: item }));
        },
      };
    },
    async stop() {
      observer.destroy();
      await engine.stop();
    },
  };
}

const schemaOf = (TableName: string) => ({
  TableName,
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
});
