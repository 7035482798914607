import type {
  AwsService,
  DeliveryRefusal,
  FunctionInvoker,
  LocalAccount,
  Log,
  QueueSender,
  Resource,
  Stoppable,
} from '../ports.ts';
import { createArchiving } from './archive/archiving.ts';
import { createAttempt } from './attempt.ts';
import { systemClock, type Clock } from './clock.ts';
import { openDatabase } from './database.ts';
import { createDeliveryStore, type Delivery } from './delivery-store.ts';
import { createDispatcher } from './dispatcher.ts';
import { createIngest } from './ingest.ts';
import { createOperations } from './operations.ts';
import { createPutEvents } from './put-events.ts';
import { createRegistry } from './registry.ts';
import { createScheduler } from './scheduler.ts';
import { createService } from './service.ts';
import { busesOf, rulesOf } from './templates.ts';

export interface EventBridgeOptions {
  /** Resources of all stacks; those of other services are passed over. */
  readonly resources: readonly Resource[];
  /** Where `eventbridge.sqlite` lies. */
  readonly dataDir: string;
  readonly account: LocalAccount;
  readonly queues: QueueSender;
  readonly functions: FunctionInvoker;
  /** Without it every queue takes the events of every rule. */
  readonly refusal?: DeliveryRefusal;
  readonly log: Log;
  /** Time and timers; the system's unless a test moves them. */
  readonly clock?: Clock;
  /** A number in [0, 1) for the jitter of retries. */
  readonly random?: () => number;
}

/** The local EventBridge. */
export interface EventBridge extends Stoppable {
  readonly service: AwsService;
  /** Begins deliveries and schedules. Events are accepted before, and wait. */
  start(): void;
}

/** Builds the local EventBridge. Throws `StartupError` for a rule that AWS would refuse to deploy. */
export function createEventBridge(options: EventBridgeOptions): EventBridge {
  const { resources, account, queues, functions, log } = options;
  const { clock = systemClock, random = Math.random, refusal = () => undefined } = options;
  const buses = busesOf(resources, account);
  const templateRules = rulesOf(resources, buses, account, log);

  const database = openDatabase(options.dataDir);
  const store = createDeliveryStore(database);
  const registry = createRegistry(database, buses, templateRules, account);

  const forward = (bus: string, envelope: string) => {
    if (!buses.has(bus)) return false;
    ingest([{ bus, envelope, forwarded: true }]);
    return true;
  };
  const attempt = createAttempt({ queues, functions, forward, refusal, clock, random, log });
  const attempted = (delivery: Delivery) => archiving.attempted(delivery);
  const dispatcher = createDispatcher({ store, attempt, attempted, clock, log });
  const offer = dispatcher.offer;
  const shared = { database, store, registry, account, clock, offer };
  const archiving = createArchiving({ ...shared, resources, buses, log });
  const ingest = createIngest({ ...shared, ...archiving });
  const scheduler = createScheduler(shared);
  const putEvents = createPutEvents({ ingest, registry, account, now: () => clock.now(), log });
  const operations = createOperations({
    registry,
    account,
    putEvents,
    changed: () => scheduler.refresh(),
    more: archiving.operations,
  });

  return {
    service: createService(operations, log),
    start: () => {
      dispatcher.start();
      scheduler.start();
      archiving.start();
    },
    stop: async () => {
      scheduler.stop();
      archiving.stop();
      await dispatcher.stop();
      database.close();
    },
  };
}
