import {
  featureAccessChanged,
  featuresOf,
  onboardingSteps,
  onboardingWorkflowStarted,
  realTimeNotification,
  UserRegistered,
} from '@bayon/event-contracts';
import { get, nothing, put, rule } from '@bayon/publisher/rule';
import { starterAdvice } from '../account/advice.ts';
import { keys } from '../account/keys.ts';
import { noOnboarding, withSteps } from '../account/onboarding.ts';
import { withDefaults } from '../account/preferences.ts';
import { recommendationWrite } from '../account/recommend.ts';
import { registrationOf } from '../account/registration.ts';
import { countOne } from '../account/count-one.ts';
import { versionOf } from '../account/version.ts';

/** Somebody new: everything is made ready for them. What they did or set before they are known here stays. */
export const userRegisteredRule = rule(UserRegistered, {
  load: ({ detail: { userId } }) => ({
    registration: get(keys.registration(userId)),
    onboarding: get(keys.onboarding(userId)),
    preferences: get(keys.preferences(userId)),
    subscription: get(keys.subscription(userId)),
  }),
  decide: (event, { registration, onboarding = noOnboarding, preferences, subscription }) => {
    // A user registers once: of two at once the first holds.
    if (registration) return nothing;
    const { userId, registrationMethod, referralSource, timestamp } = event.detail;
    return {
      writes: [
        put(keys.registration(userId), registrationOf(event.detail)),
        put(keys.onboarding(userId), withSteps(onboarding, onboardingSteps)),
        put(keys.preferences(userId), withDefaults(preferences)),
        ...starterAdvice.map((advice) => recommendationWrite(userId, advice, versionOf(event))),
        countOne(userId, timestamp, 'method', registrationMethod),
        ...(referralSource === undefined ? [] : [countOne(userId, timestamp, 'referral', referralSource)]),
      ],
      events: [
        // With registration limits begin; a plan that is known already has told its own.
        ...(subscription ? [] : [featureAccessChanged({ userId, plan: 'free', features: featuresOf.free })]),
        onboardingWorkflowStarted({ userId, steps: [...onboardingSteps] }),
        realTimeNotification({
          userId,
          type: 'welcome',
          message: 'Welcome to Bayon! Begin with your business profile: everything else builds on it.',
          data: { steps: onboardingSteps },
          severity: 'success',
        }),
      ],
    };
  },
});
