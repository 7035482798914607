import * as z from 'zod';
import { constructorOf, defineEvent, previousVersion } from '../define-event.ts';
import { count, identifier, instant, line } from '../shared/fields.ts';
import { money } from '../shared/money.ts';
import { marketArea, percent, priceKind } from './prices.ts';

/** One change of a price, as it is told. */
const toldChange = z.object({
  changeId: identifier,
  propertyId: identifier,
  oldPrice: money,
  newPrice: money,
  /** Signed, per cent of the old price. */
  changePercent: percent,
});

export type ToldChange = z.infer<typeof toldChange>;

/** When the changes were detected: they concern who tracked the area then. Absent: when this was published. */
const detectedAt = instant.optional();

/** Where a chunk begins. Absent: at the beginning. */
const cursor = line(512).optional();

const example = {
  changeId: 'change-1',
  propertyId: 'mls-2290114',
  oldPrice: { amountCents: 87_500_000, currency: 'USD' },
  newPrice: { amountCents: 84_900_000, currency: 'USD' },
  changePercent: -2.97,
};

/**
 * Asks to tell the next chunk of those who track an area of its price changes: an audience of any size is told chunk by
 * chunk, each of them an event of its own, so no list is cut and no item grows. What came together is told at once.
 */
export const PriceChangeAudienceRequested = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Price Change Audience Requested',
  version: 2,
  producers: ['market'],
  consumers: ['market'],
  detail: z.object({
    marketArea,
    rises: count,
    falls: count,
    /** The largest of them first, by per cent. */
    largest: z.array(toldChange).min(1).max(10),
    detectedAt,
    cursor,
  }),
  moments: ({ detectedAt }) => [['detectedAt', detectedAt]],
  examples: [
    { marketArea: 'Ballard', rises: 0, falls: 1, largest: [example], cursor: 'grace' },
    {
      marketArea: 'Ballard',
      rises: 3,
      falls: 9,
      largest: [
        { ...example, changeId: 'change-2', propertyId: 'mls-2290377', changePercent: -12.4 },
        example,
      ],
    },
  ],
  previous: [
    previousVersion({
      version: 1,
      detail: toldChange.extend({ marketArea, detectedAt, cursor }),
      examples: [{ ...example, marketArea: 'Ballard', cursor: 'grace' }],
      upcast: ({ marketArea: area, detectedAt: at, cursor: from, ...change }) => ({
        marketArea: area,
        rises: change.changePercent > 0 ? 1 : 0,
        falls: change.changePercent > 0 ? 0 : 1,
        largest: [change],
        ...(at !== undefined && { detectedAt: at }),
        ...(from !== undefined && { cursor: from }),
      }),
    }),
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
      priceKind: priceKind.optional(),
      slopePercent: percent,
      window: line(20),
      confidence: z.number().min(0).max(1),
    }),
    cursor,
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
