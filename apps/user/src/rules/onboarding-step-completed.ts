import { OnboardingStepCompleted } from '@bayon/event-contracts';
import { get, rule } from '@bayon/publisher/rule';
import { keys } from '../account/keys.ts';
import { stepWrites } from '../account/onboarding-writes.ts';

/** The user says that a step is done. */
export const onboardingStepCompletedRule = rule(OnboardingStepCompleted, {
  load: ({ detail: { userId } }) => ({ onboarding: get(keys.onboarding(userId)) }),
  decide: ({ detail: { userId, step, timestamp } }, { onboarding }) => ({
    writes: stepWrites(userId, onboarding, step, timestamp),
    events: [],
  }),
});
