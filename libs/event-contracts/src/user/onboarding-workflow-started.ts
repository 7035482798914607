import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { userId } from '../shared/fields.ts';

/** The steps of onboarding, in their order. */
export const onboardingSteps = ['welcome', 'profile', 'preferences', 'first-content', 'tutorial'] as const;
export const onboardingStep = z.enum(onboardingSteps);
export type OnboardingStep = z.infer<typeof onboardingStep>;

export const OnboardingWorkflowStarted = defineEvent({
  sources: ['bayon.coagent.user'],
  detailType: 'Onboarding Workflow Started',
  version: 1,
  producers: ['user'],
  consumers: ['user'],
  detail: z.object({ userId, steps: z.array(onboardingStep).min(1).max(onboardingSteps.length) }),
  examples: [{ userId: 'ada', steps: [...onboardingSteps] }],
});

export const onboardingWorkflowStarted = constructorOf(OnboardingWorkflowStarted);
