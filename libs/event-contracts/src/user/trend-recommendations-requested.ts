import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, line, userId } from '../shared/fields.ts';
import { marketArea } from '../market/prices.ts';

/** Users in one chunk: each is an item of one transaction, which DynamoDB lets have 100. */
export const maxTrendRecommendations = 40;

/** Asks to recommend something to a part of a trend's audience, small enough for one transaction. */
export const TrendRecommendationsRequested = defineEvent({
  sources: ['bayon.coagent.user'],
  detailType: 'Trend Recommendations Requested',
  version: 1,
  producers: ['user'],
  consumers: ['user'],
  detail: z.object({
    trendId: identifier,
    users: z.array(userId).min(1).max(maxTrendRecommendations),
    trend: z.object({
      trendType: line(64),
      marketArea,
      /** Signed, per cent over the window. */
      slopePercent: z.number(),
      window: line(20),
      confidence: z.number().min(0).max(1),
    }),
  }),
  examples: [
    {
      trendId: 'trend-ballard-2026-11-23',
      users: ['ada', 'linh.tran'],
      trend: {
        trendType: 'price-increase',
        marketArea: 'Ballard',
        slopePercent: 4.2,
        window: '90d',
        confidence: 0.93,
      },
    },
  ],
});

export const trendRecommendationsRequested = constructorOf(TrendRecommendationsRequested);
