import { itemKey } from '@bayon/publisher/rule';
import type { Advice } from './advice.ts';
import type { AuditStanding, StoredAudit } from './audit-history.ts';
import type { Comparison } from './comparison.ts';
import type { Competition, Competitor } from './competition.ts';
import type { Listing, RemovedListing } from './listing.ts';
import type { MarketAnalysis } from './market-analysis.ts';
import type { Preferences } from './preferences.ts';
import type { Profile } from './profile.ts';
import { type Rivalry, type Standing, type StoredReading, termOf } from './ranking.ts';

/**
 * The only place that spells `pk`, `sk` and the index's keys. Ids hold no `#`: their contract forbids it; free text is
 * escaped. The longest key has some 700 bytes; DynamoDB takes 1,024.
 */
export const userPartition = (userId: string): string => `USER#${userId}`;

/** A competitor's ranks lie apart from the user's: a competitor has as many. */
export const rivalPartition = (userId: string, competitorId: string): string =>
  `USER#${userId}#RIVAL#${competitorId}`;

const escaped = (text: string): string => termOf(text).replace(/[%#]/g, encodeURIComponent);
const subject = (keyword: string, searchEngine: string): string =>
  `${escaped(keyword)}#${escaped(searchEngine)}`;

const inUser =
  <Item extends object>(prefix: string) =>
  (userId: string, id: string) =>
    itemKey<Item>(userPartition(userId), `${prefix}${id}`);

export const prefixes = {
  listing: 'LISTING#',
  audit: 'AUDIT#',
  competitor: 'COMPETITOR#',
  analysis: 'ANALYSIS#',
  standing: 'STANDING#',
  standingsFor: (keyword: string) => `STANDING#${escaped(keyword)}#`,
  readings: (keyword: string) => `READING#${escaped(keyword)}#`,
  rivalries: (keyword: string, searchEngine: string) => `RIVALRY#${subject(keyword, searchEngine)}#`,
} as const;

export const keys = {
  profile: (userId: string) => itemKey<Profile>(userPartition(userId), 'PROFILE'),
  preferences: (userId: string) => itemKey<Preferences>(userPartition(userId), 'PREFERENCES'),
  listing: inUser<Listing>(prefixes.listing),
  removedListing: inUser<RemovedListing>('REMOVED#LISTING#'),
  audit: (userId: string, at: string, eventId: string) =>
    itemKey<StoredAudit>(userPartition(userId), `${prefixes.audit}${at}#${eventId}`),
  auditStanding: (userId: string) => itemKey<AuditStanding>(userPartition(userId), 'AUDITS'),
  competition: (userId: string) => itemKey<Competition>(userPartition(userId), 'COMPETITION'),
  competitor: inUser<Competitor>(prefixes.competitor),
  comparison: inUser<Comparison>('COMPARISON#'),
  /** @param day `2026-11-23` */
  analysis: inUser<MarketAnalysis>(prefixes.analysis),
  standing: (userId: string, keyword: string, searchEngine: string, competitorId?: string) =>
    itemKey<Standing>(
      competitorId === undefined ? userPartition(userId) : rivalPartition(userId, competitorId),
      `${prefixes.standing}${subject(keyword, searchEngine)}`,
    ),
  rivalry: (userId: string, keyword: string, searchEngine: string, competitorId: string) =>
    itemKey<Rivalry>(userPartition(userId), `${prefixes.rivalries(keyword, searchEngine)}${competitorId}`),
  reading: (userId: string, keyword: string, at: string, eventId: string) =>
    itemKey<StoredReading>(userPartition(userId), `${prefixes.readings(keyword)}${at}#${eventId}`),
  contentAdvice: inUser<Advice>('ADVICE#CONTENT#'),
  keywordAdvice: (userId: string, keyword: string, searchEngine: string) =>
    itemKey<Advice>(userPartition(userId), `ADVICE#KEYWORD#${subject(keyword, searchEngine)}`),
  listingsAdvice: (userId: string) => itemKey<Advice>(userPartition(userId), 'ADVICE#LISTINGS'),
} as const;

export const advicePartition = (userId: string): string => `ADVICE#${userId}`;

/** Where a user's advice is listed, by its time. */
export const adviceIndex = (userId: string, key: { readonly sk: string }, at: string) => ({
  pk: advicePartition(userId),
  sk: `${at}#${key.sk}`,
});
