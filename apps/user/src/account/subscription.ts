import type { Plan } from '@bayon/event-contracts';
import type { Version } from './version.ts';

/** What a user pays for. */
export interface Subscription {
  readonly plan: Plan;
  readonly from: Version;
}

/** Who has never subscribed to anything. */
export const planOf = (subscription: Subscription | undefined): Plan => subscription?.plan ?? 'free';

/** The next larger plan: what helps who is at a limit. */
export const nextPlan: Readonly<Record<Plan, Plan | undefined>> = {
  free: 'pro',
  pro: 'enterprise',
  enterprise: undefined,
};
