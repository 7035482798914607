import { describe, expect, it } from 'vitest';
import { anAreaDay } from '../../test/market-fixtures.ts';
import type { AreaDay } from './area.ts';
import type { PropertyDay } from './property.ts';
import { valuationOf } from './valuation.ts';

const at = '2026-11-23T10:00:00.000Z';
const priceOn = (day: string, amountCents: number, area = 'ballard', currency = 'USD'): PropertyDay => ({
  day,
  area,
  price: { amountCents, currency },
  from: { at: `${day}T10:00:00.000Z`, eventId: 'e' },
});
const areaOn = (day: string, price: number): AreaDay => anAreaDay(day, price, price, price);
const valuation = (history: PropertyDay[], days: AreaDay[] = []) => valuationOf('p-1', history, days, at);

describe('a valuation', () => {
  it('is none of no price', () => {
    expect(valuation([])).toBeUndefined();
  });

  it('of one price is that price, within 5 %', () => {
    expect(valuation([priceOn('2026-11-20', 80_000_000)])).toMatchObject({
      estimateCents: 80_000_000,
      lowCents: 76_000_000,
      highCents: 84_000_000,
      asOf: '2026-11-20',
      prices: 1,
      indexChangePercent: 0,
    });
  });

  it('carries an old price to today by what the area did since', () => {
    const days = [areaOn('2026-01-10', 50_000_000), areaOn('2026-11-20', 55_000_000)];
    const { estimateCents, indexChangePercent } = valuation([priceOn('2026-01-10', 80_000_000)], days)!;
    expect(estimateCents / 88_000_000).toBeCloseTo(1, 2);
    expect(indexChangePercent).toBeCloseTo(10, 0);
  });

  it('follows the newest price where prices differ, and minds one that was typed wrongly little', () => {
    const history = [
      priceOn('2026-11-20', 84_000_000),
      priceOn('2026-10-20', 840_000_000),
      priceOn('2026-09-20', 83_000_000),
      priceOn('2025-09-20', 60_000_000),
    ];
    expect(valuation(history)!.estimateCents).toBe(84_000_000);
    expect(valuation(history.toReversed())).toEqual(valuation(history));
  });

  it('leaves out what was in another area or currency', () => {
    const history = [
      priceOn('2026-11-20', 84_000_000),
      priceOn('2026-11-19', 1, 'fremont'),
      priceOn('2026-11-18', 1, 'ballard', 'EUR'),
    ];
    expect(valuation(history)).toMatchObject({ prices: 1, estimateCents: 84_000_000 });
  });

  it('can be stored though prices are the largest there are', () => {
    const days = [areaOn('2026-01-10', 1), areaOn('2026-11-20', Number.MAX_SAFE_INTEGER)];
    const told = valuation([priceOn('2026-01-10', Number.MAX_SAFE_INTEGER)], days)!;
    for (const number of [told.estimateCents, told.lowCents, told.highCents])
      expect(Number.isSafeInteger(number)).toBe(true);
    expect(told.indexChangePercent).toBe(1_000_000);
  });
});
