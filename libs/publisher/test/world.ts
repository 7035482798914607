import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createPublisher } from '../src/publish/publisher.ts';
import { createSettler, type SettlerOptions } from '../src/settle/settler.ts';
import { type EventBridge, startEventBridge } from '@bayon/scripted-bus';
import { noWait } from './fixtures.ts';
import { startTables, type TestTable } from './table.ts';

/** A service's surroundings: its table in a real engine, and a bus that records. */
export interface World extends TestTable {
  readonly bus: EventBridge;
  /** A settler with connections of its own, as another instance of the function has. */
  settler(options?: Partial<SettlerOptions>): ReturnType<typeof createSettler>;
  /** The settler's client too, for what shall go wrong with it. */
  settlerAndClient(): { client: DynamoDBDocumentClient; settler: ReturnType<typeof createSettler> };
  end(): Promise<void>;
}

/** One engine for a file of tests; each test takes a world of its own. */
export async function startWorlds() {
  const tables = await startTables();
  return {
    async create(): Promise<World> {
      const table = await tables.create();
      const bus = await startEventBridge();
      const publisher = createPublisher({
        source: 'bayon.coagent.studio',
        bus: 'bayon-bus',
        client: bus.client(),
        wait: noWait,
      });
      const settler = (options: Partial<SettlerOptions> = {}) =>
        createSettler({
          table: table.table,
          scope: 'studio',
          retentionDays: 90,
          publisher,
          client: table.client(),
          wait: noWait,
          ...options,
        });
      return {
        ...table,
        bus,
        settler,
        settlerAndClient() {
          const client = table.client();
          return { client, settler: settler({ client }) };
        },
        end: () => bus.stop(),
      };
    },
    stop: () => tables.stop(),
  };
}
