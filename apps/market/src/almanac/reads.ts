import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { PriceKind } from '@bayon/event-contracts';
import type { AreaDay, AreaEvents, StoredTrend } from './area.ts';
import type { Alert, FindingsDay, Opportunity } from './findings.ts';
import type { Tracking, UserAlertRule } from './following.ts';
import { keys, listPartition, partitions, prefixes, type UserList } from './keys.ts';
import { kindOf } from './price-kind.ts';
import type { PriceChange, PropertyDay } from './property.ts';
import { createTable, type Paging } from './table.ts';

/** What is read of market's table outside of rules. Every read is of one partition. */
export type Almanac = ReturnType<typeof createAlmanac>;

/** Trends of an area that are looked through: of both kinds of prices, a week at least between two of the same. */
const mostTrends = 50;

export function createAlmanac(options: { client: DynamoDBDocumentClient; table: string }) {
  const table = createTable(options);
  const { area: ofArea, property: ofProperty, user } = partitions;
  const list = <Item>(name: UserList, userId: string, paging: Paging, newestFirst: boolean) =>
    table.indexPage<Item>(listPartition(name, userId), user(userId), { ...paging, newestFirst });

  return {
    market: (area: string, currency: string, kind: PriceKind) =>
      table.item(keys.market(area, currency, kind)),
    property: (propertyId: string, kind: PriceKind) => table.item(keys.property(propertyId, kind)),
    valuation: (propertyId: string, kind: PriceKind) => table.item(keys.valuation(propertyId, kind)),
    preferences: (userId: string) => table.item(keys.preferences(userId)),
    access: (userId: string) => table.item(keys.access(userId)),
    tracking: (userId: string, area: string) => table.item(keys.tracking(userId, area)),
    alertRule: (userId: string, ruleId: string) => table.item(keys.alertRule(userId, ruleId)),
    trendAudience: (trendId: string) => table.item(keys.trendAudience(trendId)),

    /** An area's days from one to another, both included, in their order. */
    areaDays: (area: string, currency: string, kind: PriceKind, from: string, to: string) =>
      table.range<AreaDay>(ofArea(area), prefixes.areaDay(currency, kind), from, to),
    areaEvents: (area: string, from: string, to: string) =>
      table.range<AreaEvents>(ofArea(area), prefixes.areaEvents, from, to),
    /** An area's newest days that there are prices of, newest first. */
    newestAreaDays: async (area: string, currency: string, kind: PriceKind, limit: number) =>
      (await table.page<AreaDay>(ofArea(area), prefixes.areaDay(currency, kind), { limit })).items,
    /** The trends that were told of an area, newest first. */
    trends: async (area: string, kind: PriceKind, limit: number) =>
      (await table.page<StoredTrend>(ofArea(area), prefixes.trend, { limit: mostTrends })).items
        .filter((trend) => kindOf(trend) === kind)
        .slice(0, limit),
    /** Newest first, as are all that follow. */
    areaChanges: (area: string, paging: Paging) =>
      table.page<PriceChange>(ofArea(area), prefixes.areaChange, paging),
    propertyDays: (propertyId: string, kind: PriceKind, paging: Paging) =>
      table.page<PropertyDay>(ofProperty(propertyId), prefixes.propertyDay(kind), paging),
    propertyChanges: (propertyId: string, paging: Paging) =>
      table.page<PriceChange>(ofProperty(propertyId), prefixes.propertyChange, paging),

    alerts: (userId: string, paging: Paging) => list<Alert>('ALERTS', userId, paging, true),
    opportunities: (userId: string, paging: Paging) =>
      list<Opportunity>('OPPORTUNITIES', userId, paging, true),
    alertRules: (userId: string, paging: Paging) => list<UserAlertRule>('ALERT-RULES', userId, paging, true),
    /** By the areas' names. */
    trackings: (userId: string, paging: Paging) => list<Tracking>('TRACKING', userId, paging, false),
    /** How many are in a list, as far as it matters. */
    count: (name: 'TRACKING' | 'ALERT-RULES', userId: string, upTo: number) =>
      table.countUpTo(listPartition(name, userId), upTo),
    /** A user's counters of days from one to another, both included. */
    findings: (userId: string, from: string, to: string) =>
      table.range<FindingsDay>(user(userId), prefixes.findingsDay, from, to),
  };
}
