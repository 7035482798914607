import { describe, expect, it } from 'vitest';
import { sampleAreas } from '../sample-data/areas.ts';
import { sampleListings } from '../sample-data/sample-listings.ts';
import { anAreaDay } from '../../test/market-fixtures.ts';
import type { AreaDay } from './area.ts';
import { dayAfter, dayOf } from './days.ts';
import { explain, type Movement, movementOf, trendTypeOf } from './trend.ts';

const until = '2026-11-23';
/** Days with one price each, the last of them today. */
const daysOf = (prices: readonly number[]): AreaDay[] =>
  prices.map((price, place) => anAreaDay(dayAfter(until, place - prices.length + 1), price));
const rising = (length: number, by: number) =>
  Array.from({ length }, (_, place) => 50_000_000 * (1 + (by * place) / (length - 1)));

describe('a movement', () => {
  it('is none of less than two days', () => {
    expect(movementOf([])).toBeUndefined();
    expect(movementOf(daysOf([5]))).toBeUndefined();
    expect(movementOf([{ day: until, b5: 0 }, ...daysOf([5])])).toBeUndefined();
  });

  it('is by how many per cent the medians moved over the window', () => {
    const movement = movementOf(daysOf(rising(60, 0.1)))!;
    expect(movement.slopePercent).toBeGreaterThan(9.5);
    expect(movement.slopePercent).toBeLessThan(10.5);
    expect(movement).toMatchObject({ samples: 60, days: 60, asOf: until });
    // Nobody is surer of so few days.
    expect(movement.confidence).toBe(0.99);
    expect(explain(movement)).toMatch(/rose by .* in about 1 % or less of cases/);
  });

  it('looks back 90 days and no further', () => {
    const movement = movementOf(daysOf([...Array.from({ length: 60 }, () => 1), ...rising(90, 0.1)]))!;
    expect(movement).toMatchObject({ days: 90, samples: 90 });
  });

  it('does not care in which order the days come', () => {
    const days = daysOf(rising(30, 0.2));
    expect(movementOf(days.toReversed())).toEqual(movementOf(days));
  });

  it('is little moved by a fifth of the days being typed wrongly', () => {
    const prices = rising(60, 0.1).map((price, place) => (place % 5 === 2 ? price * 10 : price));
    const { slopePercent } = movementOf(daysOf(prices))!;
    expect(slopePercent).toBeGreaterThan(8);
    expect(slopePercent).toBeLessThan(13);
  });

  it('of prices that go wild has still a size that is one', () => {
    const movement = movementOf(daysOf([9_000_000_000_000_000, 1, 1, 1, 1, 1, 1, 1, 1]))!;
    expect(Number.isFinite(movement.slopePercent)).toBe(true);
    expect(Math.abs(movement.slopePercent)).toBeLessThan(1_000_000);
  });
});

const movement: Movement = { slopePercent: 3, confidence: 0.95, days: 8, samples: 8, asOf: until };
it.each<[Partial<Movement>, string | undefined]>([
  [{}, 'price-increase'],
  [{ slopePercent: -3 }, 'price-decrease'],
  [{ slopePercent: 2.99 }, undefined],
  [{ slopePercent: -2.99 }, undefined],
  [{ slopePercent: 0 }, undefined],
  [{ confidence: 0.9499 }, undefined],
  [{ days: 7 }, undefined],
])('with %j it is a trend: %s', (overrides, trendType) => {
  expect(trendTypeOf({ ...movement, ...overrides })).toBe(trendType);
});

it('finds the boom, the dip and the calm of the sample data, whatever the seed', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const found = sampleAreas.map(({ marketArea }) => {
      const days = new Map<string, number[]>();
      for (const { marketArea: area, observation } of sampleListings({ seed, until, days: 120 })) {
        if (area !== marketArea) continue;
        const day = dayOf(observation.observedAt);
        days.set(day, [...(days.get(day) ?? []), observation.price.amountCents]);
      }
      return trendTypeOf(movementOf([...days].map(([day, prices]) => anAreaDay(day, ...prices)))!);
    });
    expect(found).toEqual(['price-increase', 'price-decrease', undefined]);
  }
});
