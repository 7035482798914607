import { featuresOf, type Plan, type UsageType } from '@bayon/event-contracts';
import type { Version } from './version.ts';

/** What a user has been told of a limit this month: a warning is of no use after that it is exceeded. */
export type Told = 'warning' | 'exceeded';

/** A user's use of one thing in one calendar month (UTC). */
export interface Usage {
  /** `2026-11` */
  readonly month: string;
  readonly usageType: UsageType;
  readonly count?: number;
  readonly told?: Told;
  /** The newest use of the month. */
  readonly latest?: Version;
}

/** The first time ever that a user used something, and so what came next was recommended once. */
export interface FirstUse {
  readonly usageType: UsageType;
  readonly from: Version;
}

/** The UTC month of an ISO 8601 time. */
export const monthOf = (timestamp: string): string => timestamp.slice(0, 7);

/** How often a plan allows something in a month; undefined: without limit. */
export const limitOf = (plan: Plan, usageType: UsageType): number | undefined =>
  featuresOf[plan].monthlyLimits[usageType];

/**
 * How much of a limit is used, in whole per cent, rounded down: 79.9 % is not yet 80 %. Of a limit of 0 everything is
 * used. Undefined without a limit.
 */
export function percentOf(count: number, limit: number | undefined): number | undefined {
  if (limit === undefined) return undefined;
  return limit === 0 ? 100 : Math.floor((count * 100) / limit);
}

/** What is to be told at a count: at 80 % a warning, from 100 % on that nothing is left. */
export function levelAt(count: number, limit: number | undefined): Told | undefined {
  if (limit === undefined) return undefined;
  if (count >= limit) return 'exceeded';
  // In whole numbers: 0.8 × limit is not exact.
  return count * 5 >= limit * 4 ? 'warning' : undefined;
}

/** Whether a level has yet to be told. Who jumps over the warning is told only that the limit is reached. */
export const isNews = (level: Told | undefined, told: Told | undefined): level is Told =>
  level !== undefined && level !== told && told !== 'exceeded';

/** What agents call the things that are counted, one and many of them. */
export const unitOf: Readonly<Record<UsageType, { readonly one: string; readonly many: string }>> = {
  contentGeneration: { one: 'content piece', many: 'content pieces' },
  research: { one: 'research question', many: 'research questions' },
  aiImageEditing: { one: 'image edit', many: 'image edits' },
};

/** `1 image edit`, `50 content pieces`, `unlimited research questions` */
export const amountOf = (count: number | undefined, usageType: UsageType): string =>
  count === 1 ? `1 ${unitOf[usageType].one}` : `${count ?? 'unlimited'} ${unitOf[usageType].many}`;

/** `November 2026` */
export const monthName = (month: string): string => {
  const [year = '', number = ''] = month.split('-');
  return `${monthNames[Number(number) - 1] ?? number} ${year}`;
};

const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
