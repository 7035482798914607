import { endpoint, Problem } from '@bayon/publisher/http';
import { areaSlug, nameOfSlug } from '../almanac/area-slug.ts';
import type { Almanac } from '../almanac/reads.ts';
import type { PriceChange } from '../almanac/property.ts';
import type { Page } from '../almanac/table.ts';
import { movementOf, trendWindow } from '../almanac/trend.ts';
import { areaDaysView, changeView, movementView, propertyView, saleView, trendView } from './area-views.ts';
import { paged, rangeOf } from './paging.ts';
import { routes } from './routes.ts';

/** Trends and changes that are shown beside what is paged. */
const shown = 10;

/** Sales are no changes of a price. */
const noChanges: Page<PriceChange> = { items: [] };

/** What is known of areas and properties: the same for everybody. */
export const areaQueries = (almanac: Almanac, now: () => Date) => [
  endpoint(routes.getArea, async ({ params, query: { from, to, currency, priceKind, limit, cursor } }) => {
    const area = areaSlug(params['area'] ?? '');
    const range = rangeOf({ from, to }, trendWindow, now);
    const [market, days, happened, newest, trends, changes] = await Promise.all([
      almanac.market(area, currency, priceKind),
      almanac.areaDays(area, currency, priceKind, range.from, range.to),
      almanac.areaEvents(area, range.from, range.to),
      almanac.newestAreaDays(area, currency, priceKind, trendWindow),
      almanac.trends(area, priceKind, shown),
      priceKind === 'list' ? paged(almanac.areaChanges(area, { limit, cursor })) : noChanges,
    ]);
    if (!market && newest.length + trends.length + changes.items.length === 0) {
      throw new Problem(404, `No ${priceKind} prices of that area are known yet.`);
    }
    const audiences = await Promise.all(trends.map(({ trendId }) => almanac.trendAudience(trendId)));
    return {
      status: 200,
      body: {
        area,
        marketArea: market?.marketArea ?? nameOfSlug(area),
        currency,
        priceKind,
        ...range,
        days: areaDaysView(days, happened),
        trend: movementView(movementOf(newest)),
        trends: trends.map((trend, place) => trendView(trend, audiences[place]?.users ?? 0)),
        priceChanges: {
          items: changes.items.map(changeView),
          ...(changes.cursor && { cursor: changes.cursor }),
        },
      },
    };
  }),

  endpoint(routes.getProperty, async ({ params, query: { priceKind, limit, cursor } }) => {
    const id = params['id'] ?? '';
    const [asked, paid] = await Promise.all([almanac.property(id, 'list'), almanac.property(id, 'sold')]);
    // What is asked, where nothing is said; of a home of which only sales are known, what was paid.
    const kind = priceKind ?? (asked ? 'list' : 'sold');
    const property = kind === 'list' ? asked : paid;
    if (!property) throw new Problem(404, 'No such price of that property is known.');
    const [valuation, changes, days] = await Promise.all([
      almanac.valuation(id, kind),
      kind === 'list' ? almanac.propertyChanges(id, { limit: shown }) : noChanges,
      paged(almanac.propertyDays(id, kind, { limit, cursor })),
    ]);
    const body = { ...propertyView(property, valuation, changes.items, days), priceKind: kind };
    return { status: 200, body: paid && kind === 'list' ? { ...body, lastSold: saleView(paid) } : body };
  }),
];
