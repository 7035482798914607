import { callDynamoDb, DynamoDbError } from './call.ts';
import {
  createRequest,
  differenceOf,
  missingIndexes,
  type TableDescription,
  type TableProperties,
} from './table.ts';

/** A table exists with another key or another index of the same name; DynamoDB cannot change either in place. */
export class TableMismatch extends Error {
  override readonly name = 'TableMismatch';
  readonly tableName: string;

  constructor(tableName: string, difference: string) {
    super(`table ${tableName} exists with a different ${difference}`);
    this.tableName = tableName;
  }
}

/**
 * Brings tables to what their CloudFormation properties say: creates what is missing, adds the indexes that
 * were gained, sets the time to live. May be called again at any time. Throws `TableMismatch`, `DynamoDbError`.
 */
export async function createTables(endpoint: string, tables: readonly TableProperties[]): Promise<void> {
  for (const table of tables) await createTable(endpoint, table);
}

async function createTable(endpoint: string, table: TableProperties): Promise<void> {
  const existing = await describe(endpoint, table.TableName);
  if (existing === undefined) await callDynamoDb(endpoint, 'CreateTable', createRequest(table));
  else await addIndexes(endpoint, table, existing);
  await active(endpoint, table.TableName);

  const ttl = table.TimeToLiveSpecification;
  if (ttl === undefined || (await hasTimeToLive(endpoint, table))) return;
  await callDynamoDb(endpoint, 'UpdateTimeToLive', {
    TableName: table.TableName,
    TimeToLiveSpecification: { AttributeName: ttl.AttributeName, Enabled: isTrue(ttl.Enabled) },
  });
}

async function addIndexes(
  endpoint: string,
  table: TableProperties,
  existing: TableDescription,
): Promise<void> {
  const difference = differenceOf(table, existing);
  if (difference !== undefined) throw new TableMismatch(table.TableName, difference);
  // DynamoDB creates one index per UpdateTable.
  for (const index of missingIndexes(table, existing)) {
    await callDynamoDb(endpoint, 'UpdateTable', {
      TableName: table.TableName,
      AttributeDefinitions: table.AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: index }],
    });
    await active(endpoint, table.TableName);
  }
}

/** DynamoDB refuses to enable a time to live that is enabled already. */
async function hasTimeToLive(
  endpoint: string,
  { TableName, TimeToLiveSpecification }: TableProperties,
): Promise<boolean> {
  const answer = (await callDynamoDb(endpoint, 'DescribeTimeToLive', { TableName })) as {
    TimeToLiveDescription?: { TimeToLiveStatus?: string };
  };
  const enabled = answer.TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED';
  return enabled === isTrue(TimeToLiveSpecification?.Enabled);
}

/** A table is CREATING for a moment, in DynamoDB for seconds. */
async function active(endpoint: string, tableName: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    const table = await describe(endpoint, tableName);
    const indexes = table?.GlobalSecondaryIndexes ?? [];
    if (table?.TableStatus === 'ACTIVE' && indexes.every((index) => index.IndexStatus === 'ACTIVE')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new DynamoDbError('TableNotActive', `table ${tableName} did not become ACTIVE within a minute`);
}

async function describe(endpoint: string, tableName: string): Promise<TableDescription | undefined> {
  try {
    const answer = await callDynamoDb(endpoint, 'DescribeTable', { TableName: tableName });
    return (answer as { Table: TableDescription }).Table;
  } catch (error) {
    if (error instanceof DynamoDbError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

const isTrue = (value: boolean | string | undefined): boolean => value === true || value === 'true';
