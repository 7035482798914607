import { randomUUID } from 'node:crypto';
import {
  onboardingStep,
  onboardingStepCompleted,
  plans,
  preferencesChanged,
  subscriptionChanged,
  taskCompleted,
  usageUpdated,
  userRegistered,
} from '@bayon/event-contracts';
import { endpoint, Problem, taken } from '@bayon/publisher/http';
import { stepsByHand } from '../account/onboarding.ts';
import { changesOf, withDefaults } from '../account/preferences.ts';
import type { Accounts } from '../account/reads.ts';
import { planOf } from '../account/subscription.ts';
import { routes } from './routes.ts';

/** Commands: each is checked and becomes one event; nothing is written here. */
export function commands(accounts: Pick<Accounts, 'registration' | 'preferences' | 'subscription' | 'task'>) {
  return [
    endpoint(routes.register, async ({ userId, body }) => {
      if (await accounts.registration(userId)) return taken({ userId });
      // Two at once are two events, and the first of them holds.
      return taken({ userId }, userRegistered({ userId, ...body }));
    }),

    endpoint(routes.setPreferences, async ({ userId, body }) => {
      const current = withDefaults(await accounts.preferences(userId)).values;
      const preferences = changesOf(current, body);
      if (Object.keys(preferences).length === 0) return { status: 200, body: { changed: {} } };
      return taken({ changed: preferences }, preferencesChanged({ userId, preferences }));
    }),

    endpoint(routes.completeStep, ({ userId, params }) => {
      const { data: step } = onboardingStep.safeParse(params['step']);
      if (step === undefined) throw new Problem(404, 'There is no such step.');
      if (!stepsByHand.includes(step)) {
        throw new Problem(
          409,
          `The step ${step} is done by doing it; ${stepsByHand.join(' and ')} can be ticked off.`,
        );
      }
      return Promise.resolve(taken({ step }, onboardingStepCompleted({ userId, step })));
    }),

    endpoint(routes.changeSubscription, async ({ userId, body }) => {
      const oldPlan = planOf(await accounts.subscription(userId));
      const newPlan = body.plan;
      if (newPlan === oldPlan) return { status: 200, body: { plan: newPlan } };
      const isUpgrade = plans.indexOf(newPlan) > plans.indexOf(oldPlan);
      const changeReason = body.reason ?? (isUpgrade ? 'upgrade' : 'downgrade');
      const event = subscriptionChanged({ userId, oldPlan, newPlan, changeReason });
      return taken({ plan: newPlan, oldPlan }, event);
    }),

    endpoint(routes.recordUsage, ({ userId, body }) => {
      const id = randomUUID();
      const { usageType, amount, sourceEventId = id } = body;
      const event = usageUpdated({ userId, usageType, amount, sourceEventId }, { id });
      return Promise.resolve(taken({ usageId: id }, event));
    }),

    endpoint(routes.completeTask, async ({ userId, params }) => {
      const taskId = params['id'] ?? '';
      const task = await accounts.task(userId, taskId);
      if (!task?.demand) throw new Problem(404, 'There is no such task of yours.');
      return task.completedAt === undefined
        ? taken({ taskId }, taskCompleted({ userId, taskId }))
        : { status: 200, body: { taskId } };
    }),
  ];
}
