import {
  priceChangeAudienceRequested,
  PriceChangeDetected,
  realTimeNotification,
  valuationUpdateRequested,
} from '@bayon/event-contracts';
import { add, nothing, put, rule } from '@bayon/publisher/rule';
import { areaSlug } from '../almanac/area-slug.ts';
import { dayOf } from '../almanac/days.ts';
import { keys } from '../almanac/keys.ts';
import { percentChange } from '../almanac/price-change.ts';
import { priceChangeNotice } from '../almanac/price-change-notice.ts';

/** A price changed: into the histories of property and area, the area's day, and to those who track the area. */
export const priceChangeDetectedRule = rule(PriceChangeDetected, {
  decide: ({ id: changeId, detail }) => {
    const { userId, propertyId, marketArea, oldPrice, newPrice, timestamp } = detail;
    const difference = newPrice.amountCents - oldPrice.amountCents;
    // Said by somebody else: ours are changes. What has not changed is not told.
    if (difference === 0 && oldPrice.currency === newPrice.currency) return nothing;
    const at = detail.observedAt ?? timestamp;
    const area = areaSlug(marketArea);
    const changePercent = percentChange(oldPrice.amountCents, newPrice.amountCents);
    const change = { changeId, propertyId, marketArea, oldPrice, newPrice, changePercent };
    return {
      writes: [
        put(keys.propertyChange(propertyId, at, changeId), { ...change, at }),
        put(keys.areaChange(area, at, changeId), { ...change, at }),
        add(
          keys.areaEvents(area, dayOf(at)),
          { [difference < 0 ? 'priceDecreases' : 'priceIncreases']: 1 },
          { set: { day: dayOf(at) } },
        ),
      ],
      events: [
        valuationUpdateRequested({ propertyId, marketArea, currency: newPrice.currency }),
        userId === undefined
          ? priceChangeAudienceRequested(change)
          : realTimeNotification({ userId, ...priceChangeNotice(change) }),
      ],
    };
  },
});
