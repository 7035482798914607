import { type DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { createTables, startDynamoDbEngine, type TableProperties } from '@bayon/dynamodb-engine';
import { type DomainEvent, type EventContract, parseEvent } from '@bayon/event-contracts';
import {
  createDocumentClient,
  createPublisher,
  createSettler,
  type Publisher,
  type Settled,
  type Settler,
  type SettlerOptions,
} from '@bayon/publisher';
import type { AnyRule, ItemKey } from '@bayon/publisher/rule';
import configuration from '../serverless.ts';
import { createAlmanac, type Almanac } from '../src/almanac/reads.ts';
import { rules } from '../src/rules/index.ts';
import { consumes } from '../src/subscriptions.ts';
import { type Bus, type OnBus, startBus } from './bus.ts';

export type StoredItem = Record<string, unknown> & { readonly pk: string; readonly sk: string };

/** Market's surroundings: its table in a real engine, as its template has it, and a bus. */
export interface World {
  readonly bus: Bus;
  readonly publisher: Publisher;
  readonly settler: Settler;
  readonly almanac: Almanac;
  /** What the settler and the publisher take for the time, ISO 8601 UTC. */
  now: string;
  /** Another settler, as another function or instance has. */
  anotherSettler(options: Partial<SettlerOptions>): Settler;
  /** What the processor does with events, one after the other. */
  take(...events: readonly DomainEvent[]): Promise<Settled[]>;
  /** Takes market's own follow-ups off the bus, and theirs, until it is quiet. */
  drain(): Promise<void>;
  read<Item extends object>(key: ItemKey<Item>): Promise<Item | undefined>;
  /** Writes as somebody would who does not use rules. */
  write(item: StoredItem): Promise<void>;
  /** All that lies in the table, by key. */
  items(): Promise<StoredItem[]>;
  /** What was published of a type, in its order. */
  published(contract: EventContract): OnBus['detail'][];
  end(): Promise<void>;
}

/** Passes no time. */
export const noWait = (): Promise<void> => Promise.resolve();

/** One engine for a file of tests; each world has a table of its own. */
export async function startWorlds() {
  const engine = await startDynamoDbEngine();
  // The client as market's functions have it, told by the environment where DynamoDB is.
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = engine.endpoint;
  process.env['AWS_REGION'] = 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] = process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
  const client = createDocumentClient();
  let created = 0;
  return {
    async create(): Promise<World> {
      created += 1;
      const table = `market-${process.pid}-${created}`;
      await createTables(engine.endpoint, [{ ...tableProperties(), TableName: table }]);
      return aWorld(client, table, await startBus());
    },
    async stop() {
      client.destroy();
      await engine.stop();
    },
  };
}

export type Worlds = Awaited<ReturnType<typeof startWorlds>>;

function aWorld(client: DynamoDBDocumentClient, table: string, bus: Bus): World {
  const now = () => new Date(world.now);
  const publisher = createPublisher({
    source: 'bayon.coagent.market',
    bus: 'bayon-bus',
    client: bus.client,
    wait: noWait,
    now,
  });
  const anotherSettler = (options: Partial<SettlerOptions>) =>
    createSettler({
      table,
      scope: 'market',
      retentionDays: 30,
      publisher,
      client,
      now,
      wait: noWait,
      ...options,
    });
  const settler = anotherSettler({});
  let drained = 0;
  const world: World = {
    now: '2026-12-01T12:00:00.000Z',
    bus,
    publisher,
    settler,
    anotherSettler,
    almanac: createAlmanac({ client, table }),
    async take(...events) {
      const settled: Settled[] = [];
      for (const event of events) settled.push(await settler.settle(event, ruleOf(event)));
      return settled;
    },
    async drain() {
      for (; drained < bus.events.length; drained += 1) {
        const event = bus.events[drained]!;
        if (consumes.some(({ detailType }) => detailType === event['detail-type']))
          await world.take(parseEvent<object>(consumes, event));
      }
    },
    async read<Item extends object>({ pk, sk }: ItemKey<Item>) {
      const { Item: item } = await client.send(
        new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
      );
      return item as Item | undefined;
    },
    async write(item) {
      await client.send(new PutCommand({ TableName: table, Item: item }));
    },
    async items() {
      const items: StoredItem[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page = await client.send(new ScanCommand({ TableName: table, ExclusiveStartKey: from }));
        items.push(...((page.Items ?? []) as StoredItem[]));
        from = page.LastEvaluatedKey;
      } while (from);
      return items.sort((one, other) => (`${one.pk} ${one.sk}` < `${other.pk} ${other.sk}` ? -1 : 1));
    },
    published: ({ detailType }) =>
      bus.events.filter((event) => event['detail-type'] === detailType).map(({ detail }) => detail),
    end: () => bus.stop(),
  };
  return world;
}

const ruleOf = ({ detailType }: DomainEvent): AnyRule =>
  (rules as Readonly<Record<string, AnyRule>>)[detailType]!;

/** The table as market's template declares it. */
function tableProperties(): TableProperties {
  const { Table: table } = configuration.resources?.Resources as unknown as {
    Table: { Properties: TableProperties };
  };
  return table.Properties;
}
