import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, line } from '../shared/fields.ts';
import { money } from '../shared/money.ts';
import { marketArea, percent } from './prices.ts';

/**
 * Asks to tell the next chunk of those who track an area of a price change: an audience of any size is told chunk by
 * chunk, each of them an event of its own, so no list is cut and no item grows.
 */
export const PriceChangeAudienceRequested = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Price Change Audience Requested',
  version: 1,
  producers: ['market'],
  consumers: ['market'],
  detail: z.object({
    /** The id of the price change. */
    changeId: identifier,
    propertyId: identifier,
    marketArea,
    oldPrice: money,
    newPrice: money,
    /** Signed, per cent of the old price. */
    changePercent: percent,
    /** Where this chunk begins. Absent: at the beginning. */
    cursor: line(512).optional(),
  }),
  examples: [
    {
      changeId: 'change-1',
      propertyId: 'mls-2290114',
      marketArea: 'Ballard',
      oldPrice: { amountCents: 87_500_000, currency: 'USD' },
      newPrice: { amountCents: 84_900_000, currency: 'USD' },
      changePercent: -2.97,
      cursor: 'grace',
    },
  ],
});

/** The same for a trend. */
export const TrendAudienceRequested = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Trend Audience Requested',
  version: 1,
  producers: ['market'],
  consumers: ['market'],
  detail: z.object({
    trendId: identifier,
    trend: z.object({
      trendType: line(64),
      marketArea,
      slopePercent: percent,
      window: line(20),
      confidence: z.number().min(0).max(1),
    }),
    cursor: line(512).optional(),
  }),
  examples: [
    {
      trendId: 'trend-ballard-2026-11-23',
      trend: {
        trendType: 'price-increase',
        marketArea: 'Ballard',
        slopePercent: 4.2,
        window: '90d',
        confidence: 0.93,
      },
      cursor: 'linh.tran',
    },
  ],
});

export const priceChangeAudienceRequested = constructorOf(PriceChangeAudienceRequested);
export const trendAudienceRequested = constructorOf(TrendAudienceRequested);
