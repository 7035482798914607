import {
  AlertRulesEvaluationRequested,
  AreaEvaluationRequested,
  TrendDetected,
} from '@bayon/event-contracts';
import type { Occurrence } from '@bayon/service-testing';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { anAreaDay, setsRule } from '../../test/market-fixtures.ts';
import { dayAfter } from '../almanac/days.ts';
import { keys } from '../almanac/keys.ts';

const world = worldForEach();
const today = '2026-11-23';
const evaluate = (id: string, marketArea = 'Ballard', occurrence: Occurrence = {}) =>
  anEvent(AreaEvaluationRequested, { marketArea }, { id, ...occurrence });

/** A month of days that rise by so much in all. */
async function aMonth(by: number, until = today) {
  for (let n = 0; n < 30; n += 1) {
    const day = dayAfter(until, n - 29);
    const prices = [1, 1.01, 0.99].map((scatter) => 80_000_000 * scatter * (1 + (by * n) / 29));
    await world().write({ ...keys.areaDay('ballard', 'USD', day), ...anAreaDay(day, ...prices) });
  }
}

describe('a trend', () => {
  it.each([
    [0.1, 'price-increase'],
    [-0.1, 'price-decrease'],
  ])('of %d is detected', async (by, trendType) => {
    await aMonth(by);
    await world().take(evaluate('e-1'));
    const [trend, ...others] = world().published(TrendDetected);
    expect(others).toEqual([]);
    expect(trend).toMatchObject({
      trendType,
      trendData: { marketArea: 'Ballard', metric: 'median-price', window: '90d', samples: 90 },
    });
    expect(trend!['confidence']).toBeGreaterThan(0.95);
    expect(await world().read(keys.market('ballard', 'USD'))).toMatchObject({
      told: { trendType, day: today },
    });
  });

  it('is none of what hardly moves', async () => {
    await aMonth(0.02);
    await world().take(evaluate('e-1'));
    expect(world().published(TrendDetected)).toEqual([]);
  });

  it('is told once, and again after a week of data', async () => {
    await aMonth(0.1);
    await world().take(evaluate('e-1'), evaluate('e-2'));
    await world().write({
      ...keys.areaDay('ballard', 'USD', dayAfter(today, 6)),
      ...anAreaDay(dayAfter(today, 6), 88_500_000),
    });
    await world().take(evaluate('e-3', 'Ballard', { at: '2026-11-29T10:00:00.000Z' }));
    expect(world().published(TrendDetected)).toHaveLength(1);
    await world().write({
      ...keys.areaDay('ballard', 'USD', dayAfter(today, 7)),
      ...anAreaDay(dayAfter(today, 7), 88_500_000),
    });
    await world().take(evaluate('e-4', 'Ballard', { at: '2026-11-30T10:00:00.000Z' }));
    expect(world().published(TrendDetected)).toHaveLength(2);
  });

  it.each([
    [30, 1],
    [31, 0],
  ])('of %d days ago is news: %d', async (ago, told) => {
    await aMonth(0.1, dayAfter(today, -ago));
    await world().take(setsRule('ada', 'r-1'), evaluate('e-1'));
    expect(world().published(TrendDetected)).toHaveLength(told);
    expect(world().published(AlertRulesEvaluationRequested)).toHaveLength(told);
  });
});

it('keeps the name of an area that reads best, whenever it came', async () => {
  await world().take(evaluate('e-1', 'BALLARD'), evaluate('e-2', 'Ballard'), evaluate('e-3', 'ballard'));
  expect(await world().read(keys.market('ballard', 'USD'))).toMatchObject({ marketArea: 'Ballard' });
});

describe('alert rules', () => {
  const day = (n: number, ...prices: number[]) => ({
    ...keys.areaDay('ballard', 'USD', dayAfter(today, n)),
    ...anAreaDay(dayAfter(today, n), ...prices),
  });

  it('are not compared where there are none', async () => {
    await world().write(day(0, 100));
    await world().take(evaluate('e-1'));
    expect(world().published(AlertRulesEvaluationRequested)).toEqual([]);
  });

  it('are compared with the newest day that there are prices of, and its week with the one before', async () => {
    await world().write(day(-13, 100_000));
    await world().write(day(-7, 100_000));
    await world().write(day(-6, 110_000));
    await world().write(day(0, 110_000, 110_000, 110_000));
    await world().write({ ...day(1), b7: 0 });
    await world().take(setsRule('ada', 'r-1'), evaluate('e-1'));
    const [{ values, asOf } = {}] = world().published(AlertRulesEvaluationRequested) as {
      values?: { medianPrice: number; priceChangePercent: number };
      asOf?: string;
    }[];
    expect(values).toMatchObject({ day: today, observations: 3 });
    expect(values!.medianPrice / 110_000).toBeCloseTo(1, 2);
    expect(values!.priceChangePercent).toBeGreaterThan(9);
    expect(values!.priceChangePercent).toBeLessThan(11);
    expect(asOf).toBe('2026-11-23T10:00:00.000Z#e-1');
  });
});
