import { SubscriptionChanged } from '@bayon/event-contracts';
import { get, nothing, put, rule } from '@bayon/publisher/rule';
import { planKey } from '../items.ts';
import { isNewer } from './version.ts';

/** How many connections a user may have follows the plan. Those beyond a smaller plan stay until they end. */
export const subscriptionChangedRule = rule(SubscriptionChanged, {
  load: ({ detail: { userId } }) => ({ known: get(planKey(userId)) }),
  decide: ({ id, detail: { userId, newPlan, timestamp } }, { known }) => {
    const from = { at: timestamp, eventId: id };
    if (!isNewer(from, known?.from)) return nothing;
    return { writes: [put(planKey(userId), { plan: newPlan, from })], events: [] };
  },
});
