import { TrendDetected, trendAudienceRequested } from '@bayon/event-contracts';
import { add, put, rule } from '@bayon/publisher/rule';
import { areaSlug } from '../almanac/area-slug.ts';
import type { StoredTrend } from '../almanac/area.ts';
import { dayOf } from '../almanac/days.ts';
import { keys } from '../almanac/keys.ts';
import { noticesOf } from '../almanac/trend-notice.ts';

/**
 * Prices have a direction: kept, counted, and told. Those whom the event names are told at once; those who tracked
 * the area then are asked for chunk by chunk. A trend that concerns one user only is told to nobody else.
 */
export const trendDetectedRule = rule(TrendDetected, {
  decide: ({ id: trendId, detail }) => {
    const { userId, trendType, trendData, confidence, timestamp } = detail;
    const { marketArea, slopePercent, window, priceKind } = trendData;
    const area = areaSlug(marketArea);
    const named = [...new Set([...(userId === undefined ? [] : [userId]), ...(detail.affectedUsers ?? [])])];
    const trend = {
      trendType,
      marketArea,
      ...(priceKind && { priceKind }),
      slopePercent,
      window,
      confidence,
    };
    const stored: StoredTrend = {
      ...trendData,
      ...{ trendId, area, trendType, at: timestamp, affectedUsers: named },
      ...(userId !== undefined && { isPrivate: true as const }),
      confidence: rounded(confidence),
      slopePercent: rounded(slopePercent),
    };
    return {
      writes: [
        put(keys.trend(trendId), stored),
        put(keys.trendListed(area, timestamp, trendId), stored),
        ...(userId === undefined ? [add(keys.areaTrends(area), { trends: 1 })] : []),
        add(keys.areaEvents(area, dayOf(timestamp)), { trends: 1 }, { set: { day: dayOf(timestamp) } }),
      ],
      events: [
        // One user more than a notification takes: 200 may be named beside the one.
        ...noticesOf(trendId, trend, named.slice(0, 200)),
        ...noticesOf(trendId, trend, named.slice(200)),
        ...(userId === undefined ? [trendAudienceRequested({ trendId, trend })] : []),
      ],
    };
  },
});

/** DynamoDB’s numbers have a smallest one. */
const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
