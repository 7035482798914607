import type { PriceKind } from '@bayon/event-contracts';
import { itemKey } from '@bayon/publisher/rule';
import type { AreaDay, AreaEvents, AreaTrends, Market, StoredTrend, TrendAudience } from './area.ts';
import type { Alert, FindingsDay, Opportunity } from './findings.ts';
import type { Access, AreaAlertRule, Preferences, Tracker, Tracking, UserAlertRule } from './following.ts';
import type { UploadNews } from './price-news.ts';
import type { PriceChange, Property, PropertyDay, Valuation } from './property.ts';

/** The only place that spells `pk`, `sk` and the index's keys. Ids and slugs hold no `#`: their contract forbids it. */

export const partitions = {
  user: (userId: string) => `USER#${userId}`,
  property: (propertyId: string) => `PROPERTY#${propertyId}`,
  area: (area: string) => `AREA#${area}`,
  /** Apart from the area's own: they are many, and read in chunks. */
  trackers: (area: string) => `TRACKERS#${area}`,
  alertRules: (area: string) => `ALERT-RULES#${area}`,
} as const;

/** Prices paid lie beside prices asked under names of their own: nothing that reads the one can meet the other. */
const ofKind = (kind: PriceKind, name: string) => (kind === 'list' ? name : `${kind.toUpperCase()}-${name}`);

export const prefixes = {
  propertyDay: (kind: PriceKind) => ofKind(kind, 'DAY#'),
  propertyChange: 'CHANGE#',
  areaDay: (currency: string, kind: PriceKind) => ofKind(kind, `DAY#${currency}#`),
  areaEvents: 'EVENTS#',
  areaChange: 'CHANGE#',
  trend: 'TREND#',
  findingsDay: 'FINDINGS#',
  chunked: 'USER#',
} as const;

const trackerName = (userId: string) => `${prefixes.chunked}${userId}`;
const alertRuleName = (userId: string, ruleId: string) => `${prefixes.chunked}${userId}#${ruleId}`;

const { user, property, area: ofArea } = partitions;

export const keys = {
  property: (id: string, kind: PriceKind = 'list') =>
    itemKey<Property>(property(id), ofKind(kind, 'PROPERTY')),
  propertyDay: (id: string, day: string, kind: PriceKind = 'list') =>
    itemKey<PropertyDay>(property(id), `${prefixes.propertyDay(kind)}${day}`),
  propertyChange: (id: string, at: string, changeId: string) =>
    itemKey<PriceChange>(property(id), `${prefixes.propertyChange}${at}#${changeId}`),
  valuation: (id: string, kind: PriceKind = 'list') =>
    itemKey<Valuation>(property(id), ofKind(kind, 'VALUATION')),

  market: (area: string, currency: string, kind: PriceKind = 'list') =>
    itemKey<Market>(ofArea(area), ofKind(kind, `MARKET#${currency}`)),
  areaDay: (area: string, currency: string, day: string, kind: PriceKind = 'list') =>
    itemKey<AreaDay>(ofArea(area), `${prefixes.areaDay(currency, kind)}${day}`),
  areaEvents: (area: string, day: string) =>
    itemKey<AreaEvents>(ofArea(area), `${prefixes.areaEvents}${day}`),
  areaChange: (area: string, at: string, changeId: string) =>
    itemKey<PriceChange>(ofArea(area), `${prefixes.areaChange}${at}#${changeId}`),
  trendListed: (area: string, at: string, trendId: string) =>
    itemKey<StoredTrend>(ofArea(area), `${prefixes.trend}${at}#${trendId}`),
  areaTrends: (area: string) => itemKey<AreaTrends>(ofArea(area), 'TRENDS'),
  /** What an upload of several events changes in one of its areas. */
  upload: (uploadId: string, area: string) => itemKey<UploadNews>(`UPLOAD#${uploadId}`, `AREA#${area}`),
  trend: (trendId: string) => itemKey<StoredTrend>(`TREND#${trendId}`, 'TREND'),
  trendAudience: (trendId: string) => itemKey<TrendAudience>(`TREND#${trendId}`, 'AUDIENCE'),

  tracking: (userId: string, area: string) => itemKey<Tracking>(user(userId), `TRACKING#${area}`),
  tracker: (area: string, userId: string) => itemKey<Tracker>(partitions.trackers(area), trackerName(userId)),
  alertRule: (userId: string, ruleId: string) => itemKey<UserAlertRule>(user(userId), `ALERT-RULE#${ruleId}`),
  areaAlertRule: (area: string, userId: string, ruleId: string) =>
    itemKey<AreaAlertRule>(partitions.alertRules(area), alertRuleName(userId, ruleId)),
  preferences: (userId: string) => itemKey<Preferences>(user(userId), 'PREFERENCES'),
  access: (userId: string) => itemKey<Access>(user(userId), 'ACCESS'),

  alert: (userId: string, alertId: string) => itemKey<Alert>(user(userId), `ALERT#${alertId}`),
  opportunity: (userId: string, opportunityId: string) =>
    itemKey<Opportunity>(user(userId), `OPPORTUNITY#${opportunityId}`),
  findingsDay: (userId: string, { day, kind, name }: Pick<FindingsDay, 'day' | 'kind' | 'name'>) =>
    itemKey<FindingsDay>(user(userId), `${prefixes.findingsDay}${day}#${kind}#${name}`),
} as const;

/** Lists of a user in the index: only what is to be seen is in them. */
export type UserList = 'TRACKING' | 'ALERT-RULES' | 'ALERTS' | 'OPPORTUNITIES';

export const listPartition = (list: UserList, userId: string): string => `${list}#${userId}`;

/** A place in a list, by what it is sorted by. */
export const listed = (list: UserList, userId: string, ...by: readonly string[]) => ({
  pk: listPartition(list, userId),
  sk: by.join('#'),
});
