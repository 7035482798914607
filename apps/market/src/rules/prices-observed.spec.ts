import {
  AreaEvaluationRequested,
  PriceChangeDetected,
  PricesObserved,
  ValuationUpdateRequested,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { aPrice, observed } from '../../test/market-fixtures.ts';
import { worldForEach } from '../../test/world.ts';
import { keys } from '../almanac/keys.ts';
import { median, sketchOf } from '../almanac/price-sketch.ts';
import { observationsAtOnce } from './prices-observed.ts';

const world = worldForEach();
const areaDay = async (area: string, day: string) =>
  sketchOf([(await world().read(keys.areaDay(area, 'USD', day))) ?? {}]);

describe('a first price', () => {
  it('is kept with its day and attributes, and counted', async () => {
    await world().take(observed('e-1', [aPrice('p-1', 849_000, 20, { beds: 3 })]));
    expect(await world().read(keys.property('p-1'))).toMatchObject({
      area: 'ballard',
      marketArea: 'Ballard',
      price: { amountCents: 84_900_000 },
      attributes: { beds: 3 },
    });
    expect(await world().read(keys.propertyDay('p-1', '2026-11-20'))).toMatchObject({
      price: { amountCents: 84_900_000 },
    });
    const sketch = await areaDay('ballard', '2026-11-20');
    expect(sketch.count).toBe(1);
    expect(median(sketch)! / 84_900_000).toBeCloseTo(1, 2);
  });

  it('is no change, but asks for a valuation and for a look at the area', async () => {
    await world().take(observed('e-1', [aPrice('p-1', 849_000)]));
    expect(world().published(PriceChangeDetected)).toEqual([]);
    expect(world().published(ValuationUpdateRequested)).toMatchObject([
      { propertyId: 'p-1', currency: 'USD' },
    ]);
    expect(world().published(AreaEvaluationRequested)).toMatchObject([
      { marketArea: 'Ballard', currency: 'USD' },
    ]);
  });
});

describe('a later price', () => {
  it('that differs is a change, in per cent of the old', async () => {
    await world().take(
      observed('e-1', [aPrice('p-1', 875_000, 19)]),
      observed('e-2', [aPrice('p-1', 849_000, 20)]),
    );
    expect(world().published(PriceChangeDetected)).toMatchObject([
      {
        propertyId: 'p-1',
        oldPrice: { amountCents: 87_500_000 },
        newPrice: { amountCents: 84_900_000 },
        changePercent: -2.97,
        marketArea: 'Ballard',
        observedAt: '2026-11-20T10:00:00.000Z',
      },
    ]);
  });

  it('that is the same changes nothing, and told again causes nothing at all', async () => {
    await world().take(
      observed('e-1', [aPrice('p-1', 875_000)]),
      observed('e-2', [aPrice('p-1', 875_000, 21)]),
    );
    expect(world().published(PriceChangeDetected)).toEqual([]);
    const before = world().bus.events.length;
    // The same upload under another name.
    await world().take(observed('e-0', [aPrice('p-1', 875_000, 21)]));
    expect(world().bus.events).toHaveLength(before);
    expect((await areaDay('ballard', '2026-11-21')).count).toBe(1);
  });

  it('of an area spelled otherwise is of the same area', async () => {
    await world().take(
      observed('e-1', [aPrice('p-1', 1_000)], { marketArea: 'Green Lake' }),
      observed('e-2', [aPrice('p-2', 1_000)], { marketArea: ' GREEN  lake ' }),
    );
    expect((await areaDay('green-lake', '2026-11-20')).count).toBe(2);
  });
});

it('does not take an older price for news, but for history', async () => {
  await world().take(
    observed('e-1', [aPrice('p-1', 849_000, 20)]),
    observed('e-2', [aPrice('p-1', 875_000, 10)]),
  );
  expect(await world().read(keys.property('p-1'))).toMatchObject({ price: { amountCents: 84_900_000 } });
  expect(world().published(PriceChangeDetected)).toEqual([]);
  expect((await areaDay('ballard', '2026-11-10')).count).toBe(1);
});

it('takes no notice of a price of nothing', async () => {
  await world().take(observed('e-1', [aPrice('p-1', 0)]));
  expect(await world().read(keys.property('p-1'))).toBeUndefined();
  expect(world().bus.events).toEqual([]);
});

it('takes the largest event apart, and every part of it is one transaction whatever it changes', async () => {
  const hundred = Array.from({ length: 100 }, (_, n) => aPrice(`p-${n}`, 500_000 + n, 1 + (n % 20)));
  await world().take(observed('e-1', hundred, { marketArea: 'Fremont' }));
  expect(
    world()
      .published(PricesObserved)
      .map((part) => (part['observations'] as object[]).length),
  ).toEqual([24, 24, 24, 24, 4]);
  await world().drain();
  for (const [n, { observedAt }] of hundred.entries())
    expect(await world().read(keys.property(`p-${n}`)), observedAt).toBeDefined();
  // Each to another area, on the same day: the most that an observation can change.
  const moved = hundred
    .slice(0, observationsAtOnce)
    .map((one) => ({ ...one, observedAt: one.observedAt.replace('T10', 'T11') }));
  await world().take(observed('e-2', moved, { marketArea: 'Ballard' }));
  expect(await world().read(keys.property('p-0'))).toMatchObject({ area: 'ballard' });
  const left = await areaDay('fremont', '2026-11-01');
  expect(left.count).toBe(3);
});
