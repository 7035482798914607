import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { userId } from '../shared/fields.ts';
import { onboardingStep } from './onboarding-workflow-started.ts';

/** A step that the user says is done; the others follow from what the user does. */
export const OnboardingStepCompleted = defineEvent({
  sources: ['bayon.coagent.user'],
  detailType: 'Onboarding Step Completed',
  version: 1,
  producers: ['user api'],
  consumers: ['user'],
  detail: z.object({ userId, step: onboardingStep }),
  examples: [{ userId: 'ada', step: 'tutorial' }],
});

export const onboardingStepCompleted = constructorOf(OnboardingStepCompleted);
