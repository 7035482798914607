import type { DetailOf, FeatureAccessChanged } from '@bayon/event-contracts';
import type { Version } from './content.ts';

/** What the user's plan allows, as the user service said last. */
export interface Access extends Pick<DetailOf<typeof FeatureAccessChanged>, 'plan' | 'features'> {
  readonly from: Version;
}

/** Pieces asked for in a calendar month (UTC), less those that could not be written. */
export interface Month {
  readonly requested?: number;
}

/** The UTC month of an ISO 8601 time: `2026-11` */
export const monthOf = (timestamp: string): string => timestamp.slice(0, 7);

/** How many pieces a user may ask for a month; undefined: no limit, or none known before the user is registered. */
export const limitOf = (access: Access | undefined): number | undefined =>
  access?.features.monthlyLimits.contentGeneration;
