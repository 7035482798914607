import type { LocalAccount, Log, Resource } from '../../ports.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Delivery, DeliveryStore } from '../delivery-store.ts';
import type { Bus } from '../model.ts';
import type { Operation } from '../operation.ts';
import type { Registry } from '../registry.ts';
import { archiveOperations } from './archive-operations.ts';
import { createArchivedEvents, type ArchivedEvents } from './archived-events.ts';
import { createArchives, type Archives } from './archives.ts';
import { replayOperations } from './replay-operations.ts';
import { createReplayer } from './replayer.ts';
import { createReplays } from './replays.ts';
import { createRetention } from './retention.ts';
import { archivesOf } from './templates.ts';

/** Archive and replay, put together. */
export interface Archiving {
  readonly archives: Archives;
  readonly archived: ArchivedEvents;
  readonly operations: Readonly<Record<string, Operation>>;
  /** To be called when a delivery has been tried. */
  readonly attempted: (delivery: Delivery) => void;
  /** Begins sweeping, and goes on with the replays that an earlier run left behind. */
  start(): void;
  stop(): void;
}

/** Throws `StartupError` for an archive that AWS would refuse to deploy. */
export function createArchiving(parts: {
  readonly resources: readonly Resource[];
  readonly buses: ReadonlyMap<string, Bus>;
  readonly database: Database;
  readonly store: DeliveryStore;
  readonly registry: Registry;
  readonly account: LocalAccount;
  readonly clock: Clock;
  readonly offer: (deliveries: readonly Delivery[]) => void;
  readonly log: Log;
}): Archiving {
  const { resources, buses, database, clock, log } = parts;
  const archives = createArchives(database, archivesOf(resources, buses), clock.now());
  const archived = createArchivedEvents(database);
  const replays = createReplays(database);
  const retention = createRetention(database, clock, log);
  const shared = { ...parts, archives, archived, replays, now: () => clock.now() };
  const replayer = createReplayer(shared);

  return {
    archives,
    archived,
    operations: {
      ...archiveOperations({ ...shared, changed: () => retention.refresh() }),
      ...replayOperations({ ...shared, proceed: replayer.proceed }),
    },
    attempted: replayer.attempted,
    start: () => {
      retention.start();
      replayer.start();
    },
    stop: () => {
      retention.stop();
      replayer.stop();
    },
  };
}
