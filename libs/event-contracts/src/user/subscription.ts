import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { line, userId } from '../shared/fields.ts';

export const plans = ['free', 'pro', 'enterprise'] as const;
export const plan = z.enum(plans);
export type Plan = z.infer<typeof plan>;

export const usageTypes = ['contentGeneration', 'research', 'aiImageEditing'] as const;
export const usageType = z.enum(usageTypes);
export type UsageType = z.infer<typeof usageType>;

/** How often a month; absent: without limit. */
const limit = z.int().nonnegative().optional();

/** What a plan allows. */
export const features = z.object({
  /** By calendar month (UTC). */
  monthlyLimits: z.object({ contentGeneration: limit, research: limit, aiImageEditing: limit }),
  customBranding: z.boolean(),
});

export type Features = z.infer<typeof features>;

/** What each plan allows (`events.md`). */
export const featuresOf: Readonly<Record<Plan, Features>> = {
  free: { monthlyLimits: { contentGeneration: 5, research: 3, aiImageEditing: 0 }, customBranding: false },
  pro: { monthlyLimits: { contentGeneration: 50, research: 20, aiImageEditing: 10 }, customBranding: false },
  enterprise: { monthlyLimits: {}, customBranding: true },
};

export const SubscriptionChanged = defineEvent({
  sources: ['bayon.coagent.user'],
  detailType: 'Subscription Changed',
  version: 1,
  producers: ['user api'],
  consumers: ['user', 'realtime'],
  detail: z.object({ userId, oldPlan: plan, newPlan: plan, changeReason: line(120) }),
  examples: [
    { userId: 'ada', oldPlan: 'free', newPlan: 'pro', changeReason: 'upgrade' },
    { userId: 'grace', oldPlan: 'enterprise', newPlan: 'pro', changeReason: 'downgrade at renewal' },
  ],
});

export const FeatureAccessChanged = defineEvent({
  sources: ['bayon.coagent.user'],
  detailType: 'Feature Access Changed',
  version: 1,
  producers: ['user'],
  consumers: ['studio', 'research', 'market'],
  detail: z.object({ userId, plan, features }),
  examples: [
    { userId: 'ada', plan: 'pro', features: featuresOf.pro },
    { userId: 'grace', plan: 'enterprise', features: featuresOf.enterprise },
  ],
});

export const PlanWorkflowStarted = defineEvent({
  sources: ['bayon.coagent.user'],
  detailType: 'Plan Workflow Started',
  version: 1,
  producers: ['user'],
  consumers: ['user'],
  detail: z.object({
    userId,
    workflow: z.enum(['pro-onboarding', 'enterprise-setup']),
    features: z.array(line(80)).max(20),
  }),
  examples: [
    {
      userId: 'ada',
      workflow: 'pro-onboarding',
      features: ['50 contents a month', '10 image edits a month'],
    },
  ],
});

export const subscriptionChanged = constructorOf(SubscriptionChanged);
export const featureAccessChanged = constructorOf(FeatureAccessChanged);
export const planWorkflowStarted = constructorOf(PlanWorkflowStarted);
