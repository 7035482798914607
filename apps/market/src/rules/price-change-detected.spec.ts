import {
  PriceChangeAudienceRequested,
  PriceChangeDetected,
  RealTimeNotification,
  ValuationUpdateRequested,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../almanac/keys.ts';

const world = worldForEach();
const dollars = (amount: number) => ({ amountCents: amount * 100, currency: 'USD' });
const at = '2026-11-20T17:00:00.000Z';

describe('a price change', () => {
  it('goes into the histories of property and area', async () => {
    const event = anEvent(PriceChangeDetected);
    await world().take(event);
    const expected = { changeId: 'event-1', propertyId: 'mls-2290114', changePercent: -2.97, at };
    expect(await world().read(keys.propertyChange('mls-2290114', at, 'event-1'))).toMatchObject(expected);
    expect(await world().read(keys.areaChange('ballard', at, 'event-1'))).toMatchObject(expected);
  });

  it('counts on the day that it was seen, else on that it happened', async () => {
    await world().take(
      anEvent(PriceChangeDetected),
      anEvent(PriceChangeDetected, { newPrice: dollars(900_000), observedAt: undefined }, { id: 'e-2' }),
      anEvent(PriceChangeDetected, { newPrice: dollars(910_000) }, { id: 'e-3' }),
    );
    expect(await world().read(keys.areaEvents('ballard', '2026-11-20'))).toMatchObject({
      priceDecreases: 1,
      priceIncreases: 1,
    });
    expect(await world().read(keys.areaEvents('ballard', '2026-11-23'))).toMatchObject({ priceIncreases: 1 });
  });

  it('asks for the valuation and for those who track the area', async () => {
    await world().take(anEvent(PriceChangeDetected));
    expect(world().published(ValuationUpdateRequested)).toMatchObject([{ propertyId: 'mls-2290114' }]);
    expect(world().published(PriceChangeAudienceRequested)).toMatchObject([
      { marketArea: 'Ballard', rises: 0, falls: 1, largest: [{ changeId: 'event-1' }] },
    ]);
  });

  it('that is only recorded is told to nobody', async () => {
    await world().take(anEvent(PriceChangeDetected, { notify: false }));
    expect(world().published(ValuationUpdateRequested)).toHaveLength(1);
    expect(world().published(PriceChangeAudienceRequested)).toEqual([]);
  });

  it('that concerns one user is told to them only', async () => {
    await world().take(anEvent(PriceChangeDetected, { userId: 'ada' }));
    expect(world().published(PriceChangeAudienceRequested)).toEqual([]);
    expect(world().published(RealTimeNotification)).toMatchObject([
      {
        userId: 'ada',
        type: 'price_change_alert',
        message: 'The price of mls-2290114 in Ballard fell by 2.97 %: from USD 875,000 to USD 849,000.',
      },
    ]);
  });

  it.each([
    ['from nothing', dollars(0), dollars(5), 0],
    ['to nothing', dollars(5), dollars(0), -100],
    ['of any size', dollars(0.01), { amountCents: Number.MAX_SAFE_INTEGER, currency: 'USD' }, 1_000_000],
  ])('%s has a size that can be kept', async (_, oldPrice, newPrice, changePercent) => {
    await world().take(
      anEvent(PriceChangeDetected, { oldPrice, newPrice, userId: 'ada', marketArea: 'ở'.repeat(120) }),
    );
    expect(world().published(RealTimeNotification)).toMatchObject([{ data: { changePercent } }]);
  });

  it('of nothing is none', async () => {
    await world().take(anEvent(PriceChangeDetected, { newPrice: dollars(875_000) }));
    expect(world().bus.events).toEqual([]);
    expect(await world().read(keys.areaEvents('ballard', '2026-11-20'))).toBeUndefined();
  });
});
