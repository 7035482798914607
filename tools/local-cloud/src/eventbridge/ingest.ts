import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { Delivery, DeliveryStore, Route } from './delivery-store.ts';
import { targetKind } from './arn.ts';
import { fieldsOf } from './pattern/fields.ts';
import type { Registry } from './registry.ts';

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

/** Builds the way in: match, write events and deliveries in one transaction, and only then let them go. */
export function createIngest(parts: {
  readonly database: Database;
  readonly store: DeliveryStore;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly offer: (deliveries: readonly Delivery[]) => void;
}): Ingest {
  const { database, store, registry, clock, offer } = parts;
  return (arrivals) => {
    const acceptedAt = clock.now();
    const events = arrivals.map((arrival) => ({
      ...arrival,
      acceptedAt,
      routes: routesOf(arrival, registry),
    }));
    if (events.every(({ routes }) => routes.length === 0)) return;
    offer(database.transaction(() => events.flatMap((event) => store.accept(event))));
  };
}

function routesOf({ bus, envelope, forwarded }: Arrival, registry: Registry): Route[] {
  const fields = fieldsOf(JSON.parse(envelope));
  const routes: Route[] = [];
  for (const { definition, arn, pattern } of registry.rules(bus).values()) {
    if (definition.State !== 'ENABLED' || !pattern?.matches(fields)) continue;
    for (const target of definition.Targets) {
      // AWS hands an event on from bus to bus once only, so two buses cannot keep one going between them.
      if (forwarded && targetKind(target.Arn) === 'bus') continue;
      routes.push({ rule: arn, target });
    }
  }
  return routes;
}
