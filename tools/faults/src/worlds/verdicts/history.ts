import type { DomainEvent } from '@bayon/event-contracts';
import type { EventLog } from '../on-the-bus.ts';

/** An event with its detail as it comes: a verdict reads what it needs, and no code of the services. */
export type Told = DomainEvent<Readonly<Record<string, unknown>>>;

/** All events of a type that somebody can understand, each once. */
export const allOf = (log: EventLog, detailType: string): readonly Told[] =>
  [...log.values()].flatMap(({ event }) => (event?.detailType === detailType ? [event as Told] : []));

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

export const userOfEvent = ({ detail }: Told): string => text(detail['userId']);

export const dayOf = (timestamp: unknown): string => text(timestamp).slice(0, 10);
export const monthOf = (timestamp: unknown): string => text(timestamp).slice(0, 7);

/** The last by event time; of one moment the one with the larger id. */
export const lastOf = (events: readonly Told[]): Told | undefined =>
  events.reduce<Told | undefined>(
    (last, event) => (last === undefined || isLater(event, last) ? event : last),
    undefined,
  );

const isLater = (one: Told, other: Told) =>
  one.detail.timestamp > other.detail.timestamp ||
  (one.detail.timestamp === other.detail.timestamp && one.id > other.id);

/** Events by what they are about. */
export function groupedBy(
  events: readonly Told[],
  about: (event: Told) => string,
): ReadonlyMap<string, readonly Told[]> {
  return Map.groupBy(events, about);
}
