import { OnboardingWorkflowStarted } from '@bayon/event-contracts';
import { get, put, rule } from '@bayon/publisher/rule';
import { keys } from '../account/keys.ts';
import { earliest, noOnboarding, withDone, withSteps } from '../account/onboarding.ts';

/** Onboarding begins: its steps are to be done from now on, and being welcomed is the first of them. */
export const onboardingWorkflowStartedRule = rule(OnboardingWorkflowStarted, {
  load: ({ detail: { userId } }) => ({ onboarding: get(keys.onboarding(userId)) }),
  decide: ({ detail: { userId, steps, timestamp } }, { onboarding = noOnboarding }) => ({
    writes: [
      put(keys.onboarding(userId), {
        ...withDone(withSteps(onboarding, steps), 'welcome', timestamp),
        startedAt: earliest(timestamp, onboarding.startedAt),
      }),
    ],
    events: [],
  }),
});
