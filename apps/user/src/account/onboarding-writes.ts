import type { OnboardingStep } from '@bayon/event-contracts';
import { put, type Write } from '@bayon/publisher/rule';
import { keys } from './keys.ts';
import { isDoneBy, noOnboarding, type Onboarding, withDone } from './onboarding.ts';

/** Records that a step is done, where that says something new. It waits for who is not registered yet. */
export const stepWrites = (
  userId: string,
  onboarding: Onboarding = noOnboarding,
  step: OnboardingStep,
  at: string,
): Write[] =>
  isDoneBy(onboarding, step, at) ? [] : [put(keys.onboarding(userId), withDone(onboarding, step, at))];
