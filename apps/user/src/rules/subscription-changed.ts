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
  type UsageType,
  usageTypes,
} from '@bayon/event-contracts';
import { get, type GetRead, put, rule } from '@bayon/publisher/rule';
import { keys } from '../account/keys.ts';
import { limitAdviceWrites } from '../account/limit-advice.ts';
import { listOf } from '../account/list-of.ts';
import { featureLines, workflowFor } from '../account/plan-workflow.ts';
import { countOne } from '../account/count-one.ts';
import { monthOf, type Usage } from '../account/usage.ts';
import { isNewer, versionOf } from '../account/version.ts';

/**
 * Another plan, if no newer one is known. What was used this month stays counted: a plan has other limits, that is all.
 * What was advised by the limits of the plan before is advised by those of the new one, or no longer.
 */
export const subscriptionChangedRule = rule(SubscriptionChanged, {
  load: ({ detail: { userId, timestamp } }) => ({
    subscription: get(keys.subscription(userId)),
    ...usageReads(userId, monthOf(timestamp)),
  }),
  decide: (event, { subscription, ...used }) => {
    const { userId, oldPlan, newPlan, timestamp } = event.detail;
    const counted =
      oldPlan === newPlan ? [] : [countOne(userId, timestamp, 'plan', `${oldPlan} to ${newPlan}`)];
    const from = versionOf(event);
    if (!isNewer(from, subscription?.from)) return { writes: counted, events: [] };
    const before = subscription?.plan ?? oldPlan;
    return {
      writes: [
        put(keys.subscription(userId), { plan: newPlan, from }),
        ...usageTypes.flatMap((type) => limitAdviceWrites(userId, newPlan, used[type])),
        ...counted,
      ],
      events: before === newPlan ? [] : followUps(event.detail, before),
    };
  },
});

type UsageReads = Readonly<Record<UsageType, GetRead<Usage>>>;

const usageReads = (userId: string, month: string) =>
  Object.fromEntries(usageTypes.map((type) => [type, get(keys.usage(userId, month, type))])) as UsageReads;

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
