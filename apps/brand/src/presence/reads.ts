import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Advice } from './advice.ts';
import type { StoredAudit } from './audit-history.ts';
import type { Comparison } from './comparison.ts';
import { type Competitor, maxLookedAt } from './competition.ts';
import { advicePartition, keys, prefixes, userPartition } from './keys.ts';
import type { Listing } from './listing.ts';
import type { MarketAnalysis } from './market-analysis.ts';
import { createReader, type Page, type PageRequest } from './pages.ts';
import type { Standing, StoredReading } from './ranking.ts';

/** What of a user's brand is read outside of rules. */
export type Presence = ReturnType<typeof createPresence>;

/** Whose rank for what. */
export interface RankSubject {
  readonly keyword: string;
  readonly searchEngine: string;
  readonly competitorId?: string | undefined;
}

export function createPresence(table: { client: DynamoDBDocumentClient; table: string }) {
  const read = createReader(table);

  /** All items of a collection that is bounded where it is written. */
  async function all<Item>(userId: string, prefix: string): Promise<readonly Item[]> {
    const items: Item[] = [];
    let cursor: string | undefined;
    do {
      const page: Page<Item> = await read.page(userPartition(userId), prefix, { limit: maxLookedAt, cursor });
      items.push(...page.items);
      cursor = page.cursor;
    } while (cursor !== undefined && items.length < maxLookedAt);
    return items;
  }

  return {
    profile: (userId: string) => read.one(keys.profile(userId)),
    preferences: (userId: string) => read.one(keys.preferences(userId)),

    listing: (userId: string, listingId: string) => read.one(keys.listing(userId, listingId)),
    listings: (userId: string, request: PageRequest): Promise<Page<Listing>> =>
      read.page(userPartition(userId), prefixes.listing, request),
    listingIds: async (userId: string): Promise<ReadonlySet<string>> =>
      new Set((await all<Listing>(userId, prefixes.listing)).map(({ listingId }) => listingId)),

    audits: (userId: string, request: PageRequest): Promise<Page<StoredAudit>> =>
      read.page(userPartition(userId), prefixes.audit, { ...request, newestFirst: true }),
    auditStanding: (userId: string) => read.one(keys.auditStanding(userId)),

    competitors: (userId: string, request: PageRequest): Promise<Page<Competitor>> =>
      read.page(userPartition(userId), prefixes.competitor, request),
    competitorIds: async (userId: string): Promise<ReadonlySet<string>> =>
      new Set((await all<Competitor>(userId, prefixes.competitor)).map(({ competitorId }) => competitorId)),
    comparisons: (userId: string, competitorIds: readonly string[]): Promise<readonly Comparison[]> =>
      read.some(competitorIds.map((id) => keys.comparison(userId, id))),
    /** The newest day's. */
    analysis: async (userId: string): Promise<MarketAnalysis | undefined> =>
      (
        await read.page<MarketAnalysis>(userPartition(userId), prefixes.analysis, {
          limit: 1,
          newestFirst: true,
        })
      ).items[0],

    /** Where the user stands for every keyword. */
    standings: (userId: string, request: PageRequest): Promise<Page<Standing>> =>
      read.page(userPartition(userId), prefixes.standing, request),
    /** Where the user stands for one keyword, in at most 100 search engines. */
    standingsFor: async (userId: string, keyword: string): Promise<readonly Standing[]> =>
      (await read.page<Standing>(userPartition(userId), prefixes.standingsFor(keyword), { limit: 100 }))
        .items,
    standingsOf: (userId: string, subjects: readonly RankSubject[]): Promise<readonly Standing[]> =>
      read.some(
        subjects.map(({ keyword, searchEngine, competitorId }) =>
          keys.standing(userId, keyword, searchEngine, competitorId),
        ),
      ),
    /** A keyword's history, the user's and competitors', newest first. */
    readings: (userId: string, keyword: string, request: PageRequest): Promise<Page<StoredReading>> =>
      read.page(userPartition(userId), prefixes.readings(keyword), { ...request, newestFirst: true }),

    advice: (userId: string, request: PageRequest): Promise<Page<Advice>> =>
      read.indexPage(advicePartition(userId), userPartition(userId), request),
  };
}
