import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { OperationFailed } from '../errors.ts';

/** @throws OperationFailed where there is no such table */
export async function describeTable(client: DynamoDBClient, name: string): Promise<TableDescription> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    if (Table) return Table;
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
  throw new OperationFailed(`there is no table ${name}: is the service deployed?`);
}

/**
 * Makes an empty table like another: the same keys, indexes and encryption. Without time to live: an item that has
 * expired today had not when the events came that are settled now.
 */
export async function createTableLike(
  client: DynamoDBClient,
  live: TableDescription,
  name: string,
): Promise<void> {
  const { KMSMasterKeyArn } = live.SSEDescription ?? {};
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: live.AttributeDefinitions,
      KeySchema: live.KeySchema,
      GlobalSecondaryIndexes: live.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
        IndexName,
        KeySchema,
        Projection,
      })),
      ...(KMSMasterKeyArn !== undefined && {
        SSESpecification: { Enabled: true, SSEType: 'KMS' as const, KMSMasterKeyId: KMSMasterKeyArn },
      }),
      Tags: [{ Key: 'bayon:temporary', Value: 'true' }],
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 120, minDelay: 1, maxDelay: 2 }, { TableName: name });
}

/** Removes a table, if it is there. */
export async function deleteTable(client: DynamoDBClient, name: string): Promise<void> {
  try {
    await client.send(new DeleteTableCommand({ TableName: name }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}
