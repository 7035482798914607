import {
  type DetailOf,
  featuresOf,
  type Plan,
  type PlanWorkflowStarted,
  usageTypes,
} from '@bayon/event-contracts';
import { amountOf, limitOf } from './usage.ts';

/** That a user was shown what a new plan brings; of each workflow the newest. */
export interface PlanWorkflow {
  readonly workflow: DetailOf<typeof PlanWorkflowStarted>['workflow'];
  readonly features: readonly string[];
  /** ISO 8601 UTC */
  readonly startedAt: string;
  readonly eventId: string;
}

/** Which workflow a change of plan starts: free → pro, anything → enterprise, else none. */
export function workflowFor(oldPlan: Plan, newPlan: Plan): PlanWorkflow['workflow'] | undefined {
  if (oldPlan === newPlan) return undefined;
  if (newPlan === 'enterprise') return 'enterprise-setup';
  return oldPlan === 'free' && newPlan === 'pro' ? 'pro-onboarding' : undefined;
}

/** What a plan brings, each for the user to read: `50 content pieces a month`. What it does not bring is left out. */
export const featureLines = (plan: Plan): string[] => [
  ...usageTypes
    .filter((usageType) => limitOf(plan, usageType) !== 0)
    .map((usageType) => `${amountOf(limitOf(plan, usageType), usageType)} a month`),
  ...(featuresOf[plan].customBranding ? ['custom branding'] : []),
];
