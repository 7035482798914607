import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type DomainEvent, type EventContract, parseEvent } from '@bayon/event-contracts';
import {
  createPublisher,
  createSettler,
  type Publisher,
  type Settled,
  type Settler,
  type SettlerOptions,
} from '@bayon/publisher';
import { createKeptCommands, createTakeCommand, type TakeCommand } from '@bayon/publisher/http';
import type { AnyRule, ItemKey } from '@bayon/publisher/rule';
import type { Bus, OnBus } from './bus.ts';
import { type Service, sourceOf } from './service.ts';
import { type StoredItem, tableAccess } from './table-access.ts';

/** A service's surroundings: its table in a real engine, as its template has it, and a bus. */
export interface World<Reads> {
  readonly bus: Bus;
  readonly publisher: Publisher;
  readonly settler: Settler;
  /** What the service's API does with commands. */
  readonly takeCommand: TakeCommand;
  /** What the service itself reads its table by. */
  readonly reads: Reads;
  /** What the settler and the publisher take for the time, ISO 8601 UTC. */
  now: string;
  /** Another settler, as another function or instance has. */
  anotherSettler(options: Partial<SettlerOptions>): Settler;
  /** What the processor does with events, one after the other. */
  take(...events: readonly DomainEvent[]): Promise<Settled[]>;
  /** Takes the service's own follow-ups off the bus, and theirs, until it is quiet. */
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
const noWait = (): Promise<void> => Promise.resolve();

/** A service over a table that is there, and a bus, which ends with the world. */
export function aWorld<Reads>(
  service: Service<Reads>,
  client: DynamoDBDocumentClient,
  table: string,
  bus: Bus,
): World<Reads> {
  const { rules, consumes } = service;
  const passing = { now: () => new Date(world.now), wait: noWait };
  const publisher = createPublisher({
    source: sourceOf(service),
    bus: 'bayon-bus',
    client: bus.client,
    ...passing,
  });
  const anotherSettler = (options: Partial<SettlerOptions>) =>
    createSettler({
      table,
      scope: service.service,
      retentionDays: 30,
      publisher,
      client,
      ...passing,
      ...options,
    });
  const settler = anotherSettler({});
  const ruleOf = ({ detailType }: DomainEvent): AnyRule => {
    const rule = rules[detailType];
    if (!rule) throw new Error(`${service.service} has no rule for ${detailType}`);
    return rule;
  };
  let drained = 0;
  const world: World<Reads> = {
    now: '2026-12-01T12:00:00.000Z',
    bus,
    publisher,
    settler,
    takeCommand: createTakeCommand({
      publisher,
      kept: createKeptCommands({ client, table, now: passing.now }),
    }),
    anotherSettler,
    reads: service.reads(client, table, passing.now),
    ...tableAccess(client, table),
    async take(...events) {
      const settled: Settled[] = [];
      for (const event of events) settled.push(await settler.settle(event, ruleOf(event)));
      return settled;
    },
    async drain() {
      for (; drained < bus.events.length; drained += 1) {
        const event = bus.events[drained];
        if (event && consumes.some(({ detailType }) => detailType === event['detail-type']))
          await world.take(parseEvent<object>(consumes, event));
      }
    },
    published: ({ detailType }) =>
      bus.events.filter((event) => event['detail-type'] === detailType).map(({ detail }) => detail),
    end: () => bus.stop(),
  };
  return world;
}
