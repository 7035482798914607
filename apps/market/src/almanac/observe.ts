import type { Money, PriceObservation } from '@bayon/event-contracts';
import { dayOf } from './days.ts';
import { bucketOf } from './price-sketch.ts';
import type { Property, PropertyDay } from './property.ts';
import { isNewer, type Version } from './version.ts';

/** What is known of the properties that are observed. */
export interface Known {
  property(propertyId: string): Property | undefined;
  day(propertyId: string, day: string): PropertyDay | undefined;
}

/** A newer price than the last known one, and another. */
export interface NewPrice {
  readonly propertyId: string;
  readonly oldPrice: Money;
  readonly newPrice: Money;
  readonly observedAt: string;
  /** Whether it is the newest that was told of the property. */
  readonly isNewest: boolean;
}

/** By how much the counters of an area's day change. */
export interface CountChange {
  readonly area: string;
  readonly currency: string;
  readonly day: string;
  readonly amounts: Record<`b${number}`, number>;
}

/** What some observations change. */
export interface Observed {
  /** By id. */
  readonly properties: ReadonlyMap<string, Property>;
  readonly days: readonly { readonly propertyId: string; readonly day: PropertyDay }[];
  readonly counts: readonly CountChange[];
  readonly changes: readonly NewPrice[];
  /** Properties that were not known before. */
  readonly firsts: readonly string[];
}

/**
 * Takes observations of one kind and one area, earliest first. Each property keeps its newest price, each of its days the last price
 * of that day, and an area's day counts exactly those: a price that is replaced is taken back. So the outcome is the
 * same in any order, and however often a price is told.
 */
export function observe(
  known: Known,
  observations: readonly PriceObservation[],
  {
    area,
    marketArea,
    eventId,
  }: { readonly area: string; readonly marketArea: string; readonly eventId: string },
): Observed {
  const properties = new Map<string, Property>();
  const days = new Map<string, { propertyId: string; day: PropertyDay }>();
  const counts = new Map<string, CountChange>();
  const changes: Omit<NewPrice, 'isNewest'>[] = [];
  const firsts = new Set<string>();

  const count = ({ day, area: of, price }: PropertyDay, by: 1 | -1) => {
    const name = JSON.stringify([of, price.currency, day]);
    const change = counts.get(name) ?? { area: of, currency: price.currency, day, amounts: {} };
    const bucket = bucketOf(price.amountCents);
    change.amounts[bucket] = (change.amounts[bucket] ?? 0) + by;
    counts.set(name, change);
  };

  const byTime = observations.toSorted((one, other) =>
    one.observedAt < other.observedAt ? -1 : one.observedAt > other.observedAt ? 1 : 0,
  );
  for (const { propertyId, price, observedAt, attributes } of byTime) {
    const from: Version = { at: observedAt, eventId };
    const before = properties.get(propertyId) ?? known.property(propertyId);
    if (!before) firsts.add(propertyId);
    const after = propertyAfter(before, { propertyId, area, marketArea, price, from, attributes });
    if (after !== before) properties.set(propertyId, after);
    if (before && after.price !== before.price && isChange(before, after)) {
      changes.push({ propertyId, oldPrice: before.price, newPrice: price, observedAt });
    }

    const name = JSON.stringify([propertyId, dayOf(observedAt)]);
    const then = days.get(name)?.day ?? known.day(propertyId, dayOf(observedAt));
    if (then && !isNewer(from, then.from)) continue;
    const day: PropertyDay = { day: dayOf(observedAt), area, price, from };
    if (then) count(then, -1);
    count(day, 1);
    days.set(name, { propertyId, day });
  }
  return {
    properties,
    days: [...days.values()],
    counts: [...counts.values()].map(withoutZeros).filter(({ amounts }) => Object.keys(amounts).length > 0),
    changes: changes.map((change) => ({
      ...change,
      isNewest: properties.get(change.propertyId)?.from.at === change.observedAt,
    })),
    firsts: [...firsts],
  };
}

type Seen = Omit<Property, 'attributes' | 'attributesFrom'> & {
  readonly attributes: PriceObservation['attributes'];
};

/** The newest price, and the newest attributes that were told; what is no news is the same object. */
function propertyAfter(before: Property | undefined, { attributes, ...seen }: Seen): Property {
  const withAttributes =
    attributes && isNewer(seen.from, before?.attributesFrom)
      ? { attributes, attributesFrom: seen.from }
      : before?.attributes && { attributes: before.attributes, attributesFrom: before.attributesFrom };
  if (before && !isNewer(seen.from, before.from)) {
    return withAttributes?.attributes === before.attributes ? before : { ...before, ...withAttributes };
  }
  return { ...seen, ...withAttributes };
}

/** Another price at a later time, in the same currency. Two prices of one moment are a correction, and no change. */
const isChange = (before: Property, after: Property): boolean =>
  after.from.at > before.from.at &&
  after.price.currency === before.price.currency &&
  after.price.amountCents !== before.price.amountCents;

const withoutZeros = ({ amounts, ...change }: CountChange): CountChange => ({
  ...change,
  amounts: Object.fromEntries(Object.entries(amounts).filter(([, by]) => by !== 0)),
});
