import { randomUUID } from 'node:crypto';
import {
  alertRuleChanged,
  areaTrackingChanged,
  type EventDraft,
  opportunityIdentified,
} from '@bayon/event-contracts';
import { derivedId, type Publisher } from '@bayon/publisher';
import { endpoint, Problem } from '@bayon/publisher/http';
import { areaSlug, nameOfSlug } from '../almanac/area-slug.ts';
import { allowanceOf } from '../almanac/following.ts';
import type { Almanac } from '../almanac/reads.ts';
import { routes } from './routes.ts';

type Reads = Pick<Almanac, 'market' | 'access' | 'count' | 'tracking' | 'alertRule'>;

/**
 * What a user wants to be told of: each command is checked and becomes one event. With an Idempotency-Key all ids follow
 * from it, so the same command twice is the same event twice, which has its effect once.
 */
export function followingCommands(almanac: Reads, publisher: Pick<Publisher, 'publish'>) {
  const accept = async (event: EventDraft, answer: object) => {
    await publisher.publish([event]);
    return { status: 202, body: answer } as const;
  };

  return [
    ...[routes.trackArea, routes.untrackArea].map((route) =>
      endpoint(route, async ({ userId, params, idempotencyKey }) => {
        const area = areaSlug(params['area'] ?? '');
        const tracking = route === routes.trackArea;
        const [known, market] = await Promise.all([
          almanac.tracking(userId, area),
          almanac.market(area, 'USD'),
        ]);
        if (tracking && !known?.tracking) await assertRoom(almanac, userId, 'TRACKING');
        const marketArea = market?.marketArea ?? known?.marketArea ?? nameOfSlug(area);
        const event = areaTrackingChanged(
          { userId, marketArea, tracking },
          idempotencyKey ? { id: derivedId('tracking', userId, area, String(tracking), idempotencyKey) } : {},
        );
        return accept(event, { area, marketArea, tracking });
      }),
    ),

    endpoint(routes.setAlertRule, async ({ userId, body, idempotencyKey }) => {
      await assertRoom(almanac, userId, 'ALERT-RULES');
      const ruleId = idempotencyKey ? derivedId('alert-rule', userId, idempotencyKey) : randomUUID();
      const event = alertRuleChanged({ userId, ruleId, change: 'set', rule: body }, { id: ruleId });
      return accept(event, { ruleId, area: areaSlug(body.marketArea) });
    }),

    endpoint(routes.removeAlertRule, async ({ userId, params, idempotencyKey }) => {
      const ruleId = params['id'] ?? '';
      const known = await almanac.alertRule(userId, ruleId);
      if (!known?.rule) throw new Problem(404, 'There is no such alert rule of yours.');
      const event = alertRuleChanged(
        { userId, ruleId, change: 'removed' },
        idempotencyKey ? { id: derivedId('alert-rule removed', userId, ruleId, idempotencyKey) } : {},
      );
      return accept(event, { ruleId });
    }),

    endpoint(routes.identifyOpportunity, async ({ userId, body, idempotencyKey }) => {
      const opportunityId = idempotencyKey ? derivedId('opportunity', userId, idempotencyKey) : randomUUID();
      const event = opportunityIdentified({ ...body, userId, opportunityId }, { id: opportunityId });
      return accept(event, { opportunityId });
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
