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
import { newsOf, type PriceNews } from '../almanac/price-news.ts';

/** A price changed: into the histories of property and area, the area's day, and to those who tracked the area then. */
export const priceChangeDetectedRule = rule(PriceChangeDetected, {
  decide: ({ id: changeId, detail }) => {
    const { userId, propertyId, marketArea, oldPrice, newPrice, timestamp, notify = true } = detail;
    const difference = newPrice.amountCents - oldPrice.amountCents;
    // Said by somebody else: ours are changes. What has not changed is not told.
    if (difference === 0 && oldPrice.currency === newPrice.currency) return nothing;
    const at = detail.observedAt ?? timestamp;
    const area = areaSlug(marketArea);
    const changePercent = percentChange(oldPrice.amountCents, newPrice.amountCents);
    const change = { changeId, propertyId, oldPrice, newPrice, changePercent };
    const stored = { ...change, marketArea, at };
    const news = newsOf([change]);
    return {
      writes: [
        put(keys.propertyChange(propertyId, at, changeId), stored),
        put(keys.areaChange(area, at, changeId), stored),
        add(
          keys.areaEvents(area, dayOf(at)),
          { [difference < 0 ? 'priceDecreases' : 'priceIncreases']: 1 },
          { set: { day: dayOf(at) } },
        ),
      ],
      events: [
        valuationUpdateRequested({ propertyId, marketArea, currency: newPrice.currency }),
        ...(notify ? [tell(userId, marketArea, news, timestamp)] : []),
      ],
    };
  },
});

const tell = (userId: string | undefined, marketArea: string, news: PriceNews, detectedAt: string) =>
  userId === undefined
    ? priceChangeAudienceRequested({ marketArea, ...news, largest: [...news.largest], detectedAt })
    : realTimeNotification({ userId, ...priceChangeNotice(marketArea, news) });
