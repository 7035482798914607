import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSBatchResponse } from 'aws-lambda';
import { createSettler, type InboxObserver, maxReceiveCount, messagesOf, takeBatch } from '@bayon/publisher';
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, vi } from 'vitest';
import { createGateway } from '../src/connections/gateway.ts';
import { createSlots } from '../src/connections/slots.ts';
import { createDelivery } from '../src/delivery/deliver.ts';
import type { DeliverOptions } from '../src/delivery/deliver-to-one.ts';
import type { DeliveryObserver } from '../src/delivery/observer.ts';
import { createReachedStore } from '../src/delivery/reached.ts';
import {
  type LoggedNotification,
  type LogState,
  logStateKey,
  type Protocol,
  reachedKey,
  userPartition,
} from '../src/items.ts';
import { logStatusOf } from '../src/rules/log-status.ts';
import { consumes } from '../src/subscriptions.ts';
import { createTake } from '../src/take.ts';
import { framesOf, useConnectionsEndpoint } from './connections-endpoint.ts';
import { aRecord } from './fixtures.ts';
import { useTable } from './table.ts';

/** A real engine, a real `@connections` endpoint, the processor's own parts between them, and a clock that stands. */
export function useWorld() {
  const table = useTable();
  const endpoint = useConnectionsEndpoint();
  let now = 0;
  const clock = () => new Date(now);
  const observer = { sent: vi.fn(), removed: vi.fn(), unreached: vi.fn() } satisfies DeliveryObserver;
  const deadLetters: { readonly body: string; readonly code: string }[] = [];
  const inboxObserver = {
    handled: vi.fn(),
    rejected: vi.fn(),
    failed: vi.fn(),
    stuck: vi.fn(),
  } satisfies InboxObserver;
  /** Users whose transactions DynamoDB refuses for now. */
  const refused = new Set<string>();
  let options: DeliverOptions;
  let take: (records: readonly ReturnType<typeof aRecord>[]) => Promise<SQSBatchResponse>;

  beforeAll(() => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    vi.stubEnv('AWS_REGION', 'us-east-1');
  });
  beforeEach(() => {
    vi.clearAllMocks();
    deadLetters.length = 0;
    refused.clear();
    now = Date.parse('2026-03-14T10:00:00.000Z');
    const parts = { ...table, now: clock };
    const settler = createSettler({ ...parts, scope: 'realtime', retentionDays: 30 });
    options = {
      ...parts,
      settler: {
        settleTogether: (causes, work) =>
          causes.some(({ scope }) => refused.has(scope))
            ? Promise.reject(new Error('throttled'))
            : settler.settleTogether(causes, work),
      },
      slots: createSlots(parts),
      gateway: createGateway(endpoint.url),
      observer,
    };
    const deliver = createDelivery({ ...options, reached: createReachedStore(parts) });
    const queue = {
      deadLetter: (body: string, { code }: { readonly code: string }) => {
        deadLetters.push({ body, code });
        return Promise.resolve();
      },
      delay: () => Promise.resolve(),
    };
    take = (records) =>
      takeBatch({ Records: [...records] }, createTake(settler, deliver), {
        read: messagesOf(consumes),
        queue,
        observer: inboxObserver,
        maxReceiveCount,
      });
  });

  return {
    table,
    endpoint,
    observer,
    inboxObserver,
    deadLetters,
    refuse: (userId: string) => refused.add(`realtime#${userId}`),
    permit: () => refused.clear(),
    options: () => options,
    slots: () => createSlots({ ...table, now: clock }),
    pass: (milliseconds: number) => (now += milliseconds),
    /** Delivers events as messages of one batch; resolves with the ids of those that stay in the queue. */
    async deliver(...records: readonly ReturnType<typeof aRecord>[]): Promise<readonly string[]> {
      return (await take(records)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    },
    /** A user's device: a connection made a minute ago, or as long ago as `age` says (milliseconds). */
    async connect(userId: string, protocol: Protocol = 'v1', age = 60_000): Promise<string> {
      const connectionId = randomUUID();
      await createSlots({ ...table, now: () => new Date(now - age) }).take({
        userId,
        connectionId,
        protocol,
      });
      return connectionId;
    },
    disconnect: (connectionId: string) => createSlots({ ...table, now: clock }).release(connectionId),
    frames: (connectionId: string) => framesOf(endpoint, connectionId),
    live: async (userId: string) =>
      (await options.slots.live(userId)).map(({ connectionId }) => connectionId),
    reached: async (messageId: string) =>
      (await table.client.send(new GetCommand({ TableName: table.table, Key: reachedKey(messageId) }))).Item,
    /** How far a user's log is. */
    async status(userId: string) {
      const { Item: state } = await table.client.send(
        new GetCommand({ TableName: table.table, Key: logStateKey(userId) }),
      );
      return logStatusOf(state as LogState | undefined, clock().toISOString());
    },
    /** A user's log, by number. */
    async log(userId: string) {
      return (await this.entries(userId)).map(({ seq, id }) => [seq, id] as const);
    },
    async entries(userId: string) {
      const { Items: items = [] } = await table.client.send(
        new QueryCommand({
          TableName: table.table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': userPartition(userId), ':prefix': 'NOTIFICATION#' },
        }),
      );
      return items as LoggedNotification[];
    },
  };
}
