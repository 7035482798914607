import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { count, identifier, line, text, userId } from '../shared/fields.ts';

/** To a millionth: DynamoDB refuses numbers below 10⁻¹³⁰, which JSON can carry. */
const toMillionth = (value: number): number => Math.round(value * 1e6) / 1e6;

export const competitorData = z.object({
  name: line(120),
  /** Share of the market area's sales, 0 to 1. */
  marketShare: z.number().min(0).max(1).overwrite(toMillionth),
  website: text(500).optional(),
  marketArea: line(120),
  reviewCount: count.optional(),
  /** Stars, 0 to 5. */
  rating: z.number().min(0).max(5).overwrite(toMillionth).optional(),
});

export type CompetitorData = z.infer<typeof competitorData>;

export const CompetitorRefreshRequested = defineEvent({
  sources: ['bayon.coagent.brand'],
  detailType: 'Competitor Refresh Requested',
  version: 1,
  producers: ['brand'],
  consumers: ['brand'],
  detail: z.object({
    userId,
    /** `market-area-changed`, `service-areas-changed`; `continued`: goes on where one request ended */
    reason: line(120),
    marketArea: text(120),
    serviceAreas: z.array(line(120)).max(30),
  }),
  examples: [
    {
      userId: 'ada',
      reason: 'market-area-changed',
      marketArea: 'Ballard',
      serviceAreas: ['Ballard', 'Fremont'],
    },
  ],
});

export const CompetitorDiscovered = defineEvent({
  sources: ['bayon.coagent.brand'],
  detailType: 'Competitor Discovered',
  version: 1,
  producers: ['brand', 'brand api'],
  consumers: ['brand'],
  detail: z.object({
    userId,
    competitorId: identifier,
    competitorData,
    /** `manual`, `refresh`, `market-scan` */
    discoveryMethod: line(64),
  }),
  examples: [
    {
      userId: 'ada',
      competitorId: 'competitor-sound-and-shore',
      competitorData: {
        name: 'Sound & Shore Realty',
        marketShare: 0.14,
        website: 'https://soundandshore.example',
        marketArea: 'Ballard',
        reviewCount: 212,
        rating: 4.7,
      },
      discoveryMethod: 'market-scan',
    },
    {
      userId: 'grace',
      competitorId: 'competitor-7',
      competitorData: { name: 'Núñez Properties', marketShare: 0.1, marketArea: 'Green Lake' },
      discoveryMethod: 'manual',
    },
  ],
});

export const RankingComparisonRequested = defineEvent({
  sources: ['bayon.coagent.brand'],
  detailType: 'Ranking Comparison Requested',
  version: 1,
  producers: ['brand'],
  consumers: ['brand'],
  detail: z.object({ userId, competitorId: identifier }),
  examples: [{ userId: 'ada', competitorId: 'competitor-sound-and-shore' }],
});

export const competitorRefreshRequested = constructorOf(CompetitorRefreshRequested);
export const competitorDiscovered = constructorOf(CompetitorDiscovered);
export const rankingComparisonRequested = constructorOf(RankingComparisonRequested);
