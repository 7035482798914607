import { endpoint, Problem } from '@bayon/publisher/http';
import { areaSlug } from '../almanac/area-slug.ts';
import type { Almanac } from '../almanac/reads.ts';
import type { Page } from '../almanac/table.ts';
import { paged, rangeOf } from './paging.ts';
import { routes } from './routes.ts';
import { alertRuleView, alertView, analyticsView, opportunityView, trackingView } from './user-views.ts';

/** Days of analytics where nothing is said. */
const usualDays = 30;

/** What is a user's own. */
export const userQueries = (almanac: Almanac, now: () => Date) => [
  endpoint(routes.getTracking, async ({ userId, params }) => {
    const tracking = await almanac.tracking(userId, areaSlug(params['area'] ?? ''));
    if (!tracking?.tracking) throw new Problem(404, 'You do not track that area.');
    return { status: 200, body: { ...trackingView(tracking), tracking: true } };
  }),
  endpoint(routes.listTracking, async ({ userId, query }) =>
    listOf(await paged(almanac.trackings(userId, query)), trackingView),
  ),
  endpoint(routes.listAlertRules, async ({ userId, query }) =>
    listOf(await paged(almanac.alertRules(userId, query)), alertRuleView),
  ),
  endpoint(routes.listAlerts, async ({ userId, query }) =>
    listOf(await paged(almanac.alerts(userId, query)), alertView),
  ),
  endpoint(routes.listOpportunities, async ({ userId, query }) =>
    listOf(await paged(almanac.opportunities(userId, query)), opportunityView),
  ),
  endpoint(routes.getAnalytics, async ({ userId, query }) => {
    const range = rangeOf(query, usualDays, now);
    const findings = await almanac.findings(userId, range.from, range.to);
    return { status: 200, body: analyticsView(range, findings) };
  }),
];

const listOf = <Item>({ items, cursor }: Page<Item>, view: (item: Item) => object) =>
  ({ status: 200, body: { items: items.map(view), ...(cursor && { cursor }) } }) as const;
