import { endpoint, Problem } from '@bayon/publisher/http';
import { BadCursor } from '../presence/cursor.ts';
import type { Presence } from '../presence/reads.ts';
import { routes } from './routes.ts';
import {
  adviceView,
  analysisView,
  auditView,
  competitorView,
  listingView,
  profileView,
  readingView,
  standingView,
} from './views.ts';

/** Queries: plain reads of brand's own table. */
export const queries = (presence: Presence) => [
  endpoint(routes.getProfile, async ({ userId }) => ({
    status: 200,
    body: profileView(userId, await presence.profile(userId)),
  })),

  endpoint(routes.listListings, async ({ userId, query }) => ({
    status: 200,
    body: pageView(await paged(presence.listings(userId, query)), listingView),
  })),

  endpoint(routes.listAudits, async ({ userId, query }) => {
    const [page, standing] = await Promise.all([
      paged(presence.audits(userId, query)),
      presence.auditStanding(userId),
    ]);
    return { status: 200, body: { trend: standing?.trend ?? 'stable', ...pageView(page, auditView) } };
  }),

  endpoint(routes.listCompetitors, async ({ userId, query }) => {
    const [page, analysis] = await Promise.all([
      paged(presence.competitors(userId, query)),
      presence.analysis(userId),
    ]);
    const comparisons = await presence.comparisons(
      userId,
      page.items.map(({ competitorId }) => competitorId),
    );
    const byId = new Map(comparisons.map((comparison) => [comparison.competitorId, comparison]));
    return {
      status: 200,
      body: {
        ...(analysis && { analysis: analysisView(analysis) }),
        ...pageView(page, (competitor) => competitorView(competitor, byId.get(competitor.competitorId))),
      },
    };
  }),

  endpoint(routes.listRankings, async ({ userId, query: { keyword, ...page } }) => {
    if (keyword === undefined) {
      return { status: 200, body: pageView(await paged(presence.standings(userId, page)), standingView) };
    }
    const [readings, standings] = await Promise.all([
      paged(presence.readings(userId, keyword, page)),
      presence.standingsFor(userId, keyword),
    ]);
    return {
      status: 200,
      body: { keyword, standings: standings.map(standingView), ...pageView(readings, readingView) },
    };
  }),

  endpoint(routes.listSeo, async ({ userId, query }) => ({
    status: 200,
    body: pageView(await paged(presence.advice(userId, query)), adviceView),
  })),
];

const pageView = <Item>(
  { items, cursor }: { readonly items: readonly Item[]; readonly cursor?: string },
  view: (item: Item) => object,
) => ({ items: items.map(view), ...(cursor && { cursor }) });

async function paged<Page>(page: Promise<Page>): Promise<Page> {
  try {
    return await page;
  } catch (error) {
    if (!(error instanceof BadCursor)) throw error;
    throw new Problem(400, 'The cursor is of no use here.', [
      { path: 'query.cursor', message: error.message },
    ]);
  }
}
