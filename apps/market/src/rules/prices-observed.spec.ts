import {
  AreaEvaluationRequested,
  PriceChangeAudienceRequested,
  PriceChangeDetected,
  type PriceObservation,
  PricesObserved,
  ValuationUpdateRequested,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { aPrice, observed } from '../../test/market-fixtures.ts';
import { anEvent, worldForEach } from '../../test/world.ts';
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

describe('what was paid', () => {
  const paid = (propertyId: string, dollars: number, day: number) =>
    ({ ...aPrice(propertyId, dollars, day), priceKind: 'sold' }) as const;

  it('is never compared with what was asked', async () => {
    await world().take(
      observed('e-1', [aPrice('p-1', 750_000, 10), paid('p-1', 742_500, 11), aPrice('p-2', 800_000, 11)]),
      observed('e-2', [paid('p-1', 900_000, 12), aPrice('p-1', 740_000, 13)]),
    );
    expect(world().published(PriceChangeDetected)).toMatchObject([
      { oldPrice: { amountCents: 75_000_000 }, newPrice: { amountCents: 74_000_000 } },
    ]);
    expect(await world().read(keys.property('p-1'))).toMatchObject({ price: { amountCents: 74_000_000 } });
    expect(await world().read(keys.property('p-1', 'sold'))).toMatchObject({
      price: { amountCents: 90_000_000 },
    });
    const countOf = async (day: string, kind: 'list' | 'sold') =>
      sketchOf([(await world().read(keys.areaDay('ballard', 'USD', day, kind))) ?? {}]).count;
    expect([await countOf('2026-11-11', 'list'), await countOf('2026-11-11', 'sold')]).toEqual([1, 1]);
  });

  it('has its own valuations and evaluations', async () => {
    await world().take(observed('e-1', [paid('p-1', 742_500, 11)]));
    expect(world().published(ValuationUpdateRequested)).toMatchObject([{ priceKind: 'sold' }]);
    expect(world().published(AreaEvaluationRequested)).toMatchObject([{ priceKind: 'sold' }]);
  });
});

describe('news', () => {
  const news = () => world().published(PriceChangeAudienceRequested);
  const at = { at: '2026-11-22T12:00:00.000Z' };
  const upload = { id: 'u-1', events: 2 };
  const ofUpload = (id: string, observations: PriceObservation[]) =>
    anEvent(PricesObserved, { marketArea: 'Ballard', observations, upload }, { id, ...at });

  it('is not what is older than seven days, nor what a newer price of the same upload replaced', async () => {
    await world().take(
      observed(
        'e-1',
        [
          ...[aPrice('old', 500_000, 10), aPrice('old', 510_000, 14)],
          ...[aPrice('new', 500_000, 10), aPrice('new', 550_000, 19), aPrice('new', 540_000, 21)],
        ],
        at,
      ),
    );
    expect(world().published(PriceChangeDetected)).toHaveLength(3);
    expect(news()).toMatchObject([
      { rises: 0, falls: 1, largest: [{ propertyId: 'new', newPrice: { amountCents: 54_000_000 } }] },
    ]);
  });

  const events = [
    ofUpload('e-1', [aPrice('p-1', 500_000, 20), aPrice('p-1', 450_000, 21)]),
    ofUpload('e-2', [aPrice('p-2', 500_000, 20), aPrice('p-2', 550_000, 21)]),
  ];
  it.each([
    ['as they were sent', events],
    ['the other way round', events.toReversed()],
  ])('of one upload is told once, when the last of its events is taken: %s', async (_, [one, other]) => {
    await world().take(one!);
    expect(news()).toEqual([]);
    await world().take(other!);
    expect(news()).toMatchObject([{ rises: 1, falls: 1 }]);
    expect((news()[0]!['largest'] as { propertyId: string }[]).map(({ propertyId }) => propertyId)).toEqual([
      'p-1',
      'p-2',
    ]);
  });

  it('of an event that is too long for a transaction is told once too', async () => {
    world().now = at.at;
    const observations = Array.from({ length: 40 }, (_, n) => [
      aPrice(`p-${n}`, 500_000, 20),
      aPrice(`p-${n}`, 450_000 + n * 1_000, 21),
    ]).flat();
    await world().take(observed('e-1', observations, at));
    await world().drain();
    expect(news()).toMatchObject([{ rises: 0, falls: 40 }]);
    expect(news()[0]!['largest']).toHaveLength(10);
  });
});
