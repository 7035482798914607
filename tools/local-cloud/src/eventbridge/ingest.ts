import type { ArchivedEvents } from './archive/archived-events.ts';
import type { Archives } from './archive/archives.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { Delivery, DeliveryStore } from './delivery-store.ts';
import { fieldsOf } from './pattern/fields.ts';
import type { Registry } from './registry.ts';
import { routesOf } from './routing.ts';

/** An event that arrived at a bus. */
export interface Arrival {
  readonly bus: string;
  /** The whole event as JSON text. */
  readonly envelope: string;
  /** Whether another bus handed it on. */
  readonly forwarded: boolean;
}

/** Takes events in: durable, with everything they cause, when it returns. */
export type Ingest = (arrivals: readonly Arrival[]) => void;

/** Builds the way in: match, write events, deliveries and archives in one transaction, and only then let them go. */
export function createIngest(parts: {
  readonly database: Database;
  readonly store: DeliveryStore;
  readonly registry: Registry;
  readonly archives: Archives;
  readonly archived: ArchivedEvents;
  readonly clock: Clock;
  readonly offer: (deliveries: readonly Delivery[]) => void;
}): Ingest {
  const { database, store, registry, archives, archived, clock, offer } = parts;
  return (arrivals) => {
    const acceptedAt = clock.now();
    const events = arrivals.map(({ bus, envelope, forwarded }) => {
      const event = JSON.parse(envelope) as { readonly time: string };
      const fields = fieldsOf(event);
      const routes = routesOf({ bus, fields, forwarded }, registry);
      const keeping = archives.keeping(bus, fields);
      return { envelope, time: event.time, forwarded, acceptedAt, archivedAt: acceptedAt, routes, keeping };
    });
    if (events.every(({ routes, keeping }) => routes.length + keeping.length === 0)) return;
    const deliveries = database.transaction(() =>
      events.flatMap((event) => {
        for (const archive of event.keeping) archived.add(archive, event);
        return store.accept(event);
      }),
    );
    offer(deliveries);
  };
}
