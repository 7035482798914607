import { type OnboardingStep, onboardingSteps } from '@bayon/event-contracts';

/** How far a user is in getting to know the house. */
export interface Onboarding {
  /** In their order. Empty: nobody has started it yet, though steps may be done. */
  readonly steps: readonly OnboardingStep[];
  /** When each step was done for the first time, ISO 8601 UTC. */
  readonly done: Readonly<Partial<Record<OnboardingStep, string>>>;
  /** ISO 8601 UTC */
  readonly startedAt?: string;
}

export const noOnboarding: Onboarding = { steps: [], done: {} };

/** Steps that follow from nothing else the user does: they may say so. */
export const stepsByHand: readonly OnboardingStep[] = ['preferences', 'tutorial'];

/** With a step done; the first time counts, in whatever order they come. */
export const withDone = (onboarding: Onboarding, step: OnboardingStep, at: string): Onboarding => ({
  ...onboarding,
  done: { ...onboarding.done, [step]: earliest(at, onboarding.done[step]) },
});

/** With these steps among those to be done. */
export const withSteps = (onboarding: Onboarding, steps: readonly OnboardingStep[]): Onboarding => ({
  ...onboarding,
  steps: onboardingSteps.filter((step) => steps.includes(step) || onboarding.steps.includes(step)),
});

/** Whether a step may be recorded as done without changing anything. */
export const isDoneBy = ({ done }: Onboarding, step: OnboardingStep, at: string): boolean => {
  const known = done[step];
  return known !== undefined && known <= at;
};

/** The earlier of two times. */
export const earliest = (one: string, other: string | undefined): string =>
  other === undefined || one < other ? one : other;
