import { ValuationUpdateRequested } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { aPrice, observed } from '../../test/market-fixtures.ts';
import { keys } from '../almanac/keys.ts';

const world = worldForEach();
const request = (id: string) => anEvent(ValuationUpdateRequested, { propertyId: 'p-1' }, { id });

it('values a property by its own prices and the area’s index', async () => {
  await world().take(
    observed('e-1', [aPrice('p-1', 500_000, 1), aPrice('p-2', 1_000_000, 1)], {
      at: '2026-11-02T00:00:00.000Z',
    }),
    request('v-1'),
  );
  expect(await world().read(keys.valuation('p-1'))).toMatchObject({ estimateCents: 50_000_000, prices: 1 });
  // Much later the others of the area are twice as dear.
  await world().take(
    observed(
      'e-2',
      [aPrice('p-2', 1_500_000, 1), aPrice('p-3', 1_500_000, 1)].map((one) => ({
        ...one,
        observedAt: '2027-02-01T10:00:00.000Z',
      })),
      {
        at: '2027-02-01T12:00:00.000Z',
      },
    ),
    request('v-2'),
  );
  const valuation = await world().read(keys.valuation('p-1'));
  expect(valuation!.estimateCents / 100_000_000).toBeCloseTo(1, 2);
  expect(valuation).toMatchObject({ asOf: '2027-02-01', valuedAt: world().now });
});

it('has nothing to say of a property that nobody saw', async () => {
  await world().take(request('v-1'));
  expect(await world().read(keys.valuation('p-1'))).toBeUndefined();
});
