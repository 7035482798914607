import { itemKey } from '@bayon/publisher/rule';
import type { AreaDay, AreaEvents, Market, StoredTrend, TrendAudience } from './area.ts';
import type { Alert, FindingsDay, Opportunity } from './findings.ts';
import type { Access, AreaAlertRule, Tracker, Tracking, UserAlertRule } from './following.ts';
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

export const prefixes = {
  propertyDay: 'DAY#',
  propertyChange: 'CHANGE#',
  areaDay: (currency: string) => `DAY#${currency}#`,
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
  property: (id: string) => itemKey<Property>(property(id), 'PROPERTY'),
  propertyDay: (id: string, day: string) =>
    itemKey<PropertyDay>(property(id), `${prefixes.propertyDay}${day}`),
  propertyChange: (id: string, at: string, changeId: string) =>
    itemKey<PriceChange>(property(id), `${prefixes.propertyChange}${at}#${changeId}`),
  valuation: (id: string) => itemKey<Valuation>(property(id), 'VALUATION'),

  market: (area: string, currency: string) => itemKey<Market>(ofArea(area), `MARKET#${currency}`),
  areaDay: (area: string, currency: string, day: string) =>
    itemKey<AreaDay>(ofArea(area), `${prefixes.areaDay(currency)}${day}`),
  areaEvents: (area: string, day: string) =>
    itemKey<AreaEvents>(ofArea(area), `${prefixes.areaEvents}${day}`),
  areaChange: (area: string, at: string, changeId: string) =>
    itemKey<PriceChange>(ofArea(area), `${prefixes.areaChange}${at}#${changeId}`),
  trendListed: (area: string, at: string, trendId: string) =>
    itemKey<StoredTrend>(ofArea(area), `${prefixes.trend}${at}#${trendId}`),
  trend: (trendId: string) => itemKey<StoredTrend>(`TREND#${trendId}`, 'TREND'),
  trendAudience: (trendId: string) => itemKey<TrendAudience>(`TREND#${trendId}`, 'AUDIENCE'),

  tracking: (userId: string, area: string) => itemKey<Tracking>(user(userId), `TRACKING#${area}`),
  tracker: (area: string, userId: string) => itemKey<Tracker>(partitions.trackers(area), trackerName(userId)),
  alertRule: (userId: string, ruleId: string) => itemKey<UserAlertRule>(user(userId), `ALERT-RULE#${ruleId}`),
  areaAlertRule: (area: string, userId: string, ruleId: string) =>
    itemKey<AreaAlertRule>(partitions.alertRules(area), alertRuleName(userId, ruleId)),
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
