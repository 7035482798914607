import { type Features, featuresOf, type Plan } from '@bayon/event-contracts';
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

/** Of a user that nobody has spoken of yet. */
const unheardOf = { plan: 'free', features: featuresOf.free } as const;

/** A user's plan, and how many questions a month it allows; undefined: as many as they like. */
export function researchLimit(access: Pick<Access, 'plan' | 'features'> | undefined) {
  const { plan, features } = access ?? unheardOf;
  return { plan, limit: features.monthlyLimits.research };
}

/** The calendar month (UTC) of an ISO 8601 time. */
export const monthOf = (timestamp: string): string => timestamp.slice(0, 7);
