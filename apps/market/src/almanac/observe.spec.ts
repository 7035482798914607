import type { PriceObservation } from '@bayon/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from './days.ts';
import { observe } from './observe.ts';
import { bucketOf } from './price-sketch.ts';
import type { Property, PropertyDay } from './property.ts';

/** What the table would hold, by taking events one after the other. */
function aTable() {
  const properties = new Map<string, Property>();
  const days = new Map<string, PropertyDay>();
  const counts = new Map<string, number>();
  const take = (eventId: string, area: string, observations: readonly PriceObservation[]) => {
    const known = {
      property: (id: string) => properties.get(id),
      day: (id: string, day: string) => days.get(`${id} ${day}`),
    };
    const observed = observe(known, observations, { area, marketArea: area, eventId });
    for (const [id, property] of observed.properties) properties.set(id, property);
    for (const { propertyId, day } of observed.days) days.set(`${propertyId} ${day.day}`, day);
    for (const { area: of, currency, day, amounts } of observed.counts)
      for (const [bucket, by] of Object.entries(amounts)) {
        const name = `${of} ${currency} ${day} ${bucket}`;
        counts.set(name, (counts.get(name) ?? 0) + by);
      }
    return observed;
  };
  const state = () => ({
    properties: Object.fromEntries([...properties].sort()),
    days: Object.fromEntries([...days].sort()),
    counts: Object.fromEntries([...counts].filter(([, count]) => count !== 0).sort()),
  });
  return { take, state };
}

const observation = (
  propertyId: string,
  amountCents: number,
  observedAt: string,
  currency = 'USD',
): PriceObservation => ({ propertyId, price: { amountCents, currency }, observedAt });
const day = (n: number, hour = 10) => `2026-11-${String(n).padStart(2, '0')}T${hour}:00:00.000Z`;

const anyObservation = fc
  .record({
    id: fc.constantFrom('p-1', 'p-2', 'p-3'),
    price: fc.constantFrom(50_000_000, 51_000_000, 99_000_000),
    day: fc.integer({ min: 1, max: 4 }),
    hour: fc.integer({ min: 10, max: 12 }),
    currency: fc.constantFrom('USD', 'USD', 'EUR'),
    beds: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  })
  .map(({ id, price, day: n, hour, currency, beds }): PriceObservation => ({
    ...observation(id, price, day(n, hour), currency),
    ...(beds && { attributes: { beds } }),
  }));
const anyEvents = fc.array(
  fc.record({
    area: fc.constantFrom('ballard', 'fremont'),
    observations: fc.array(anyObservation, { maxLength: 4 }),
  }),
  { maxLength: 5 },
);

describe('in any order, however often', () => {
  it('what is known of properties, their days and the areas’ days is the same', () => {
    fc.assert(
      fc.property(anyEvents, fc.infiniteStream(fc.nat()), (events, random) => {
        const named = events.map((event, place) => ({ ...event, id: `e-${place}` }));
        const mixed = [...named, ...named].toSorted(() => (random.next().value % 3) - 1);
        const [inOrder, inAny] = [aTable(), aTable()];
        for (const { id, area, observations } of named) inOrder.take(id, area, observations);
        for (const { id, area, observations } of mixed) inAny.take(id, area, observations);
        expect(inAny.state()).toEqual(inOrder.state());
      }),
    );
  });

  it('the areas’ days are a recount of the last price of each property and day', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const table = aTable();
        for (const [place, { area, observations }] of events.entries())
          table.take(`e-${place}`, area, observations);
        const recount: Record<string, number> = {};
        for (const { area, price, day: on } of Object.values(table.state().days)) {
          const name = `${area} ${price.currency} ${on} ${bucketOf(price.amountCents)}`;
          recount[name] = (recount[name] ?? 0) + 1;
        }
        expect(table.state().counts).toEqual(recount);
      }),
    );
  });
});

describe('a price change', () => {
  const changesOf = (...events: PriceObservation[][]) => {
    const table = aTable();
    return events.flatMap((observations, place) => [
      ...table
        .take(`e-${place}`, 'ballard', observations)
        .changes.map(({ newPrice }) => newPrice.amountCents),
    ]);
  };
  const p = (price: number, at: string, currency?: string) => observation('p-1', price, at, currency);

  it.each<[string, PriceObservation[][], number[]]>([
    ['is none the first time', [[p(100, day(1))]], []],
    ['is a later price that differs', [[p(100, day(1))], [p(90, day(2))]], [90]],
    ['is none where nothing changed', [[p(100, day(1))], [p(100, day(2))]], []],
    ['is none of an older price', [[p(100, day(3))], [p(90, day(2))], [p(80, day(1))]], []],
    ['is none of another price of the same moment', [[p(100, day(1))], [p(90, day(1))]], []],
    ['is none to another currency', [[p(100, day(1))], [p(90, day(2), 'EUR')]], []],
    ['is made once', [[p(100, day(1))], [p(90, day(2))], [p(90, day(2))], [p(90, day(2))]], [90]],
    ['is each one within an event, by time', [[p(80, day(3)), p(100, day(1)), p(90, day(2))]], [90, 80]],
  ])('%s', (_, events, changes) => {
    expect(changesOf(...events)).toEqual(changes);
  });
});

it('moves a property that is said to be in another area, with what its day counts', () => {
  const table = aTable();
  table.take('e-1', 'ballard', [observation('p-1', 100, day(1))]);
  table.take('e-2', 'fremont', [observation('p-1', 100, day(1, 11))]);
  expect(table.state()).toMatchObject({
    properties: { 'p-1': { area: 'fremont' } },
    counts: { [`fremont USD ${dayOf(day(1))} ${bucketOf(100)}`]: 1 },
  });
  expect(Object.keys(table.state().counts)).toHaveLength(1);
});
