import { randomUUID } from 'node:crypto';
import {
  type EventDraft,
  onboardingStep,
  onboardingStepCompleted,
  plans,
  preferencesChanged,
  subscriptionChanged,
  taskCompleted,
  usageUpdated,
  userRegistered,
} from '@bayon/event-contracts';
import { derivedId, type Publisher } from '@bayon/publisher';
import { endpoint, Problem } from '@bayon/publisher/http';
import { stepsByHand } from '../account/onboarding.ts';
import { changesOf, withDefaults } from '../account/preferences.ts';
import type { Accounts } from '../account/reads.ts';
import { planOf } from '../account/subscription.ts';
import { routes } from './routes.ts';

/**
 * Commands: each is checked and becomes one event; nothing is written here. With an Idempotency-Key the event's id
 * follows from it, so the same command twice is the same event twice, which has its effect once.
 */
export function commands(
  accounts: Pick<Accounts, 'registration' | 'preferences' | 'subscription' | 'task'>,
  publisher: Pick<Publisher, 'publish'>,
) {
  const accept = async (event: EventDraft, answer: object) => {
    await publisher.publish([event]);
    return { status: 202, body: answer } as const;
  };

  return [
    endpoint(routes.register, async ({ userId, body }) => {
      const answer = { userId };
      if (await accounts.registration(userId)) return { status: 202, body: answer };
      // One id for all registrations of a user: two at once are one event, and the first of them holds.
      return accept(userRegistered({ userId, ...body }, { id: derivedId('register', userId) }), answer);
    }),

    endpoint(routes.setPreferences, async ({ userId, body, idempotencyKey }) => {
      const current = withDefaults(await accounts.preferences(userId)).values;
      const preferences = changesOf(current, body);
      if (Object.keys(preferences).length === 0) return { status: 200, body: { changed: {} } };
      const event = preferencesChanged({ userId, preferences }, named('preferences', userId, idempotencyKey));
      return accept(event, { changed: preferences });
    }),

    endpoint(routes.completeStep, async ({ userId, params }) => {
      const { data: step } = onboardingStep.safeParse(params['step']);
      if (step === undefined) throw new Problem(404, 'There is no such step.');
      if (!stepsByHand.includes(step)) {
        throw new Problem(
          409,
          `The step ${step} is done by doing it; ${stepsByHand.join(' and ')} can be ticked off.`,
        );
      }
      return accept(onboardingStepCompleted({ userId, step }), { step });
    }),

    endpoint(routes.changeSubscription, async ({ userId, body, idempotencyKey }) => {
      const oldPlan = planOf(await accounts.subscription(userId));
      const newPlan = body.plan;
      if (newPlan === oldPlan) return { status: 200, body: { plan: newPlan } };
      const isUpgrade = plans.indexOf(newPlan) > plans.indexOf(oldPlan);
      const changeReason = body.reason ?? (isUpgrade ? 'upgrade' : 'downgrade');
      const event = subscriptionChanged(
        { userId, oldPlan, newPlan, changeReason },
        named('subscription', userId, idempotencyKey),
      );
      return accept(event, { plan: newPlan, oldPlan });
    }),

    endpoint(routes.recordUsage, async ({ userId, body, idempotencyKey }) => {
      const { id = randomUUID() } = named('usage', userId, idempotencyKey);
      const { usageType, amount, sourceEventId = id } = body;
      return accept(usageUpdated({ userId, usageType, amount, sourceEventId }, { id }), { usageId: id });
    }),

    endpoint(routes.completeTask, async ({ userId, params }) => {
      const taskId = params['id'] ?? '';
      const task = await accounts.task(userId, taskId);
      if (!task?.demand) throw new Problem(404, 'There is no such task of yours.');
      return task.completedAt === undefined
        ? accept(taskCompleted({ userId, taskId }), { taskId })
        : { status: 200, body: { taskId } };
    }),
  ];
}

/** The id of a command's event, where its client has named the command. */
const named = (command: string, userId: string, key: string | undefined): { readonly id?: string } =>
  key === undefined ? {} : { id: derivedId(command, userId, key) };
