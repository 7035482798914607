import { endpoint, Problem } from '@bayon/publisher/http';
import { areaSlug, nameOfSlug } from '../almanac/area-slug.ts';
import type { Almanac } from '../almanac/reads.ts';
import { movementOf, trendWindow } from '../almanac/trend.ts';
import { areaDaysView, changeView, movementView, propertyView, trendView } from './area-views.ts';
import { paged, rangeOf } from './paging.ts';
import { routes } from './routes.ts';

/** Trends and changes that are shown beside what is paged. */
const shown = 10;

/** What is known of areas and properties: the same for everybody. */
export const areaQueries = (almanac: Almanac, now: () => Date) => [
  endpoint(routes.getArea, async ({ params, query: { from, to, currency, limit, cursor } }) => {
    const area = areaSlug(params['area'] ?? '');
    const range = rangeOf({ from, to }, trendWindow, now);
    const [market, days, happened, newest, trends, changes] = await Promise.all([
      almanac.market(area, currency),
      almanac.areaDays(area, currency, range.from, range.to),
      almanac.areaEvents(area, range.from, range.to),
      almanac.newestAreaDays(area, currency, trendWindow),
      almanac.trends(area, { limit: shown }),
      paged(almanac.areaChanges(area, { limit, cursor })),
    ]);
    if (!market && newest.length + trends.items.length + changes.items.length === 0) {
      throw new Problem(404, 'No prices of that area are known yet.');
    }
    const audiences = await Promise.all(trends.items.map(({ trendId }) => almanac.trendAudience(trendId)));
    return {
      status: 200,
      body: {
        area,
        marketArea: market?.marketArea ?? nameOfSlug(area),
        currency,
        ...range,
        days: areaDaysView(days, happened),
        trend: movementView(movementOf(newest)),
        trends: trends.items.map((trend, place) => trendView(trend, audiences[place]?.users ?? 0)),
        priceChanges: {
          items: changes.items.map(changeView),
          ...(changes.cursor && { cursor: changes.cursor }),
        },
      },
    };
  }),

  endpoint(routes.getProperty, async ({ params, query: { limit, cursor } }) => {
    const id = params['id'] ?? '';
    const [property, valuation, changes, days] = await Promise.all([
      almanac.property(id),
      almanac.valuation(id),
      almanac.propertyChanges(id, { limit: shown }),
      paged(almanac.propertyDays(id, { limit, cursor })),
    ]);
    if (!property) throw new Problem(404, 'No price of that property is known.');
    return { status: 200, body: propertyView(property, valuation, changes.items, days) };
  }),
];
