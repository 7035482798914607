import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { count, identifier, line, userId } from '../shared/fields.ts';
import { contentType } from '../studio/content-type.ts';
import { marketArea, percent, priceKind } from './prices.ts';

export const trendData = z.object({
  marketArea,
  /** `median-price` */
  metric: line(64),
  /** Of which prices. Absent: `list`. */
  priceKind: priceKind.optional(),
  /** The days that were looked at: `90d` */
  window: line(20),
  /** Signed, per cent over the window. */
  slopePercent: percent,
  /** How many observations it rests on. */
  samples: count,
});

/** 0 to 1. */
const confidence = z.number().min(0).max(1);

export const TrendDetected = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Trend Detected',
  version: 1,
  producers: ['market'],
  consumers: ['market'],
  detail: z.object({
    /** Where the trend concerns one user only. */
    userId: userId.optional(),
    /** `price-increase`, `price-decrease` */
    trendType: line(64),
    trendData,
    confidence,
    /** Beside those who track the area. */
    affectedUsers: z.array(userId).max(200).optional(),
  }),
  examples: [
    {
      trendType: 'price-increase',
      trendData: {
        marketArea: 'Ballard',
        metric: 'median-price',
        window: '90d',
        slopePercent: 4.2,
        samples: 118,
      },
      confidence: 0.93,
    },
    {
      trendType: 'price-decrease',
      trendData: {
        marketArea: 'Fremont',
        metric: 'median-price',
        window: '30d',
        slopePercent: -3.1,
        samples: 41,
      },
      confidence: 0.71,
      affectedUsers: ['ada', 'grace'],
    },
  ],
});

export const TrendBasedContentSuggested = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Trend-Based Content Suggested',
  version: 1,
  producers: ['market'],
  consumers: ['studio'],
  detail: z.object({
    /** The id of the trend: of it each user has one idea, whoever suggests it. */
    trendId: identifier.optional(),
    trendType: line(64),
    confidence,
    suggestedContentTypes: z.array(contentType).min(1).max(6),
    /** A chunk of the audience; longer ones are several events. */
    affectedUsers: z.array(userId).min(1).max(200),
    marketArea,
  }),
  examples: [
    {
      trendType: 'price-increase',
      confidence: 0.93,
      suggestedContentTypes: ['market-update', 'social-media'],
      affectedUsers: ['ada', 'linh.tran'],
      marketArea: 'Ballard',
    },
  ],
});

export const TrendAudienceNotified = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Trend Audience Notified',
  version: 1,
  producers: ['market'],
  consumers: ['market', 'user'],
  detail: z.object({
    trendId: identifier,
    /** A chunk of the audience; longer ones are several events. */
    users: z.array(userId).max(200),
    /** What the users are told, and recommended by. */
    trend: z.object({
      trendType: line(64),
      marketArea,
      priceKind: priceKind.optional(),
      slopePercent: percent,
      window: line(20),
      confidence,
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

export const trendDetected = constructorOf(TrendDetected);
export const trendBasedContentSuggested = constructorOf(TrendBasedContentSuggested);
export const trendAudienceNotified = constructorOf(TrendAudienceNotified);
