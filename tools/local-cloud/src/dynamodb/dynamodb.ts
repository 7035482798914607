import { createTables, DynamoDbError, TableMismatch, type TableProperties } from '@bayon/dynamodb-engine';
import {
  StartupError,
  type AwsService,
  type LocalAccount,
  type Log,
  type Resource,
  type Stoppable,
} from '../ports.ts';
import { createProxy } from './proxy.ts';
import { superviseEngine } from './supervised-engine.ts';

export interface DynamoDbOptions {
  readonly resources: readonly Resource[];
  /** Tables are kept in `<dataDir>/dynamodb.sqlite`. */
  readonly dataDir: string;
  readonly account: LocalAccount;
  readonly log: Log;
}

export interface DynamoDb extends Stoppable {
  readonly service: AwsService;
}

/** Runs the tables of the templates. Throws `StartupError` for an engine or a table that cannot be. */
export async function createDynamoDb({ resources, dataDir, log }: DynamoDbOptions): Promise<DynamoDb> {
  const engine = await superviseEngine(dataDir, log);
  const proxy = createProxy(() => engine.endpoint());
  const stop = async (): Promise<void> => {
    proxy.close();
    await engine.stop();
  };
  try {
    for (const table of resources.filter(({ type }) => type === 'AWS::DynamoDB::Table')) {
      await createTable(engine.endpoint(), table);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { service: proxy, stop };
}

async function createTable(endpoint: string, { stack, logicalId, ref, properties }: Resource): Promise<void> {
  try {
    // The engine checks the properties as DynamoDB does.
    await createTables(endpoint, [{ ...properties, TableName: ref } as unknown as TableProperties]);
  } catch (cause) {
    if (cause instanceof TableMismatch) {
      throw new StartupError(
        `${cause.message}, which DynamoDB cannot change either; start with --reset to lose the local data, or name the table anew`,
        { cause },
      );
    }
    if (cause instanceof DynamoDbError) {
      throw new StartupError(`stack ${stack}: ${logicalId}: ${cause.message}`, { cause });
    }
    throw cause;
  }
}
