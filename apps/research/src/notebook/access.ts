import type { Features, Plan } from '@bayon/event-contracts';
import type { Version } from './version.ts';

/** What a user's plan allows, as the user service last said. */
export interface Access {
  readonly plan: Plan;
  readonly features: Features;
  readonly from: Version;
}

/** A user's questions of one calendar month (UTC). Those that failed do not count. */
export interface MonthUsage {
  /** `2026-11` */
  readonly month: string;
  readonly queries?: number;
}

/** The calendar month (UTC) of an ISO 8601 time. */
export const monthOf = (timestamp: string): string => timestamp.slice(0, 7);
