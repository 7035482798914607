import type { Plan } from '../items.ts';

const bought: Readonly<Record<Plan, number>> = { free: 3, pro: 10, enterprise: 25 };

/** While nothing is known of a user's plan: a phone, a laptop and some tabs. */
const byDefault = 5;

/** How many connections a plan allows at once. */
export const slotsOf = (plan: Plan | undefined): number => (plan === undefined ? byDefault : bought[plan]);
