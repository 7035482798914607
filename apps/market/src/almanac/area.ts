import type { PriceKind } from '@bayon/event-contracts';
import type { Buckets } from './price-sketch.ts';

/** An area in one currency: what is known of it as a whole. */
export interface Market {
  readonly area: string;
  /** The name that is shown. */
  readonly marketArea: string;
  readonly currency: string;
  /** The trend that was last told, so that it is told once. */
  readonly told?: { readonly trendType: string; readonly day: string };
}

/** The prices of an area's day in one currency: the last of each property on that day. */
export type AreaDay = { readonly day: string } & Buckets;

/** What happened in an area on a day, in whatever currency. Counters: absent is 0. */
export interface AreaEvents {
  readonly day: string;
  readonly priceIncreases?: number;
  readonly priceDecreases?: number;
  readonly trends?: number;
}

/** A trend that was told. */
export interface StoredTrend {
  readonly trendId: string;
  readonly area: string;
  readonly marketArea: string;
  readonly trendType: string;
  /** Of which prices. Absent: `list`. */
  readonly priceKind?: PriceKind | undefined;
  readonly metric: string;
  readonly window: string;
  readonly slopePercent: number;
  readonly samples: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** Told for themselves, so not again among those who track the area. */
  readonly affectedUsers: readonly string[];
  /** It concerns nobody else. */
  readonly isPrivate?: true;
  /** ISO 8601 UTC */
  readonly at: string;
}

/**
 * How many trends of an area were told to those who track it: a query of them is not guarded, and a decision that must
 * not miss one loads this.
 */
export interface AreaTrends {
  readonly trends: number;
}

/** How many were told of a trend. */
export interface TrendAudience {
  readonly users?: number;
}
