import {
  type DetailOf,
  type EventDraft,
  featureAccessChanged,
  featuresOf,
  type Plan,
  planWorkflowStarted,
  plans,
  realTimeNotification,
  SubscriptionChanged,
} from '@bayon/event-contracts';
import { get, put, rule } from '@bayon/publisher/rule';
import { keys } from '../account/keys.ts';
import { listOf } from '../account/list-of.ts';
import { featureLines, workflowFor } from '../account/plan-workflow.ts';
import { countOne } from '../account/shared-counters.ts';
import { isNewer, versionOf } from '../account/version.ts';

/** Another plan, if no newer one is known. What was used this month stays counted: a plan has other limits, that is all. */
export const subscriptionChangedRule = rule(SubscriptionChanged, {
  load: ({ detail: { userId } }) => ({ subscription: get(keys.subscription(userId)) }),
  decide: (event, { subscription }) => {
    const { userId, oldPlan, newPlan, timestamp } = event.detail;
    const counted =
      oldPlan === newPlan ? [] : [countOne(userId, timestamp, 'plan', `${oldPlan} to ${newPlan}`)];
    const from = versionOf(event);
    if (!isNewer(from, subscription?.from)) return { writes: counted, events: [] };
    const before = subscription?.plan ?? oldPlan;
    return {
      writes: [put(keys.subscription(userId), { plan: newPlan, from }), ...counted],
      events: before === newPlan ? [] : followUps(event.detail, before),
    };
  },
});

function followUps({ userId, newPlan }: DetailOf<typeof SubscriptionChanged>, before: Plan): EventDraft[] {
  const features = featureLines(newPlan);
  const workflow = workflowFor(before, newPlan);
  return [
    featureAccessChanged({ userId, plan: newPlan, features: featuresOf[newPlan] }),
    realTimeNotification({
      userId,
      type: 'subscription_changed',
      message: `You are on the ${newPlan} plan now: ${listOf(features)}.`,
      data: { oldPlan: before, newPlan },
      severity: plans.indexOf(newPlan) > plans.indexOf(before) ? 'success' : 'info',
    }),
    ...(workflow ? [planWorkflowStarted({ userId, workflow, features })] : []),
  ];
}
