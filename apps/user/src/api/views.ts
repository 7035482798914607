import { featuresOf, onboardingSteps, type Plan, type UsageType, usageTypes } from '@bayon/event-contracts';
import type { Onboarding } from '../account/onboarding.ts';
import { completionOf, type ProfileCompletion } from '../account/profile-completion.ts';
import type { Recommendation } from '../account/recommendation.ts';
import { statusOf, type Task } from '../account/task.ts';
import { limitOf, percentOf, type Usage } from '../account/usage.ts';

/** All steps, done or not, in their order. Whoever has not registered yet sees what there will be to do. */
export function onboardingView({ steps, done, startedAt }: Onboarding, profile: ProfileCompletion) {
  const all = (steps.length > 0 ? steps : onboardingSteps).map((step) => ({
    step,
    done: done[step] !== undefined,
    completedAt: done[step],
  }));
  return {
    startedAt,
    completed: all.every((step) => step.done),
    steps: all,
    profile: completionOf(profile),
  };
}

/** This month's use of what the plan allows, and the counts of every month that was asked for, newest first. */
export function usageView(plan: Plan, months: readonly string[], rows: readonly Usage[]) {
  const countOf = (month: string, usageType: UsageType) =>
    rows.find((row) => row.month === month && row.usageType === usageType)?.count ?? 0;
  const [month = ''] = months;
  return {
    month,
    plan,
    customBranding: featuresOf[plan].customBranding,
    usage: usageTypes.map((usageType) => {
      const used = countOf(month, usageType);
      const limit = limitOf(plan, usageType);
      // Without a limit there is neither a limit nor a percentage.
      return { usageType, used, limit, percent: percentOf(used, limit) };
    }),
    months: months.map((one) => ({
      month: one,
      used: Object.fromEntries(usageTypes.map((usageType) => [usageType, countOf(one, usageType)])),
    })),
  };
}

export const recommendationView = (recommendation: Recommendation) => {
  const { recommendationId, kind, message, priority, about, from } = recommendation;
  return { recommendationId, kind, message, priority, about, createdAt: from.at };
};

export const taskView = (task: Task) => ({
  taskId: task.taskId,
  status: statusOf(task),
  action: task.demand?.action,
  alertType: task.demand?.alertType,
  priority: task.demand?.priority,
  createdAt: task.demand?.from.at,
  completedAt: task.completedAt,
});
