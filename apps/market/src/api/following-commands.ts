import { randomUUID } from 'node:crypto';
import { alertRuleChanged, areaTrackingChanged, opportunityIdentified } from '@bayon/event-contracts';
import { endpoint, Problem, taken } from '@bayon/publisher/http';
import { areaSlug, nameOfSlug } from '../almanac/area-slug.ts';
import { allowanceOf } from '../almanac/following.ts';
import type { Almanac } from '../almanac/reads.ts';
import { routes } from './routes.ts';

type Reads = Pick<Almanac, 'market' | 'access' | 'count' | 'tracking' | 'alertRule'>;

/** What a user wants to be told of: each command is checked and becomes one event. */
export function followingCommands(almanac: Reads) {
  return [
    ...[routes.trackArea, routes.untrackArea].map((route) =>
      endpoint(route, async ({ userId, params }) => {
        const area = areaSlug(params['area'] ?? '');
        const tracking = route === routes.trackArea;
        const [known, market] = await Promise.all([
          almanac.tracking(userId, area),
          almanac.market(area, 'USD', 'list'),
        ]);
        if (tracking && !known?.tracking) await assertRoom(almanac, userId, 'TRACKING');
        const marketArea = market?.marketArea ?? known?.marketArea ?? nameOfSlug(area);
        const event = areaTrackingChanged({ userId, marketArea, tracking });
        return taken({ area, marketArea, tracking }, event);
      }),
    ),

    endpoint(routes.setAlertRule, async ({ userId, body }) => {
      await assertRoom(almanac, userId, 'ALERT-RULES');
      const ruleId = randomUUID();
      const event = alertRuleChanged({ userId, ruleId, change: 'set', rule: body }, { id: ruleId });
      return taken({ ruleId, area: areaSlug(body.marketArea) }, event);
    }),

    endpoint(routes.removeAlertRule, async ({ userId, params }) => {
      const ruleId = params['id'] ?? '';
      const known = await almanac.alertRule(userId, ruleId);
      if (!known?.rule) throw new Problem(404, 'There is no such alert rule of yours.');
      return taken({ ruleId }, alertRuleChanged({ userId, ruleId, change: 'removed' }));
    }),

    endpoint(routes.identifyOpportunity, ({ userId, body }) => {
      const opportunityId = randomUUID();
      const event = opportunityIdentified({ ...body, userId, opportunityId }, { id: opportunityId });
      return Promise.resolve(taken({ opportunityId }, event));
    }),
  ];
}

/** @throws Problem 402 where a user has as many as their plan allows */
async function assertRoom(almanac: Reads, userId: string, list: 'TRACKING' | 'ALERT-RULES'): Promise<void> {
  const plan = (await almanac.access(userId))?.plan ?? 'free';
  const allowed = allowanceOf[plan];
  if ((await almanac.count(list, userId, allowed)) < allowed) return;
  const what = list === 'TRACKING' ? 'tracked areas' : 'alert rules';
  const more = plan === 'enterprise' ? 'remove some' : 'remove some, or change to a larger plan';
  throw new Problem(402, `Your plan (${plan}) has room for ${allowed} ${what}: ${more}.`);
}
