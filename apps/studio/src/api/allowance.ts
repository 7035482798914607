import { featuresOf } from '@bayon/event-contracts';
import { Problem } from '@bayon/publisher/http';
import { limitOf, monthOf } from '../library/access.ts';
import type { Library } from '../library/reads.ts';

/**
 * Whether the user's plan has room for one more piece this month. Before a user is registered no plan is known, and
 * nothing is refused.
 *
 * @throws Problem 402 saying what the plan includes, what is used, and what would help
 */
export async function assertAllowed(
  library: Pick<Library, 'access' | 'month'>,
  userId: string,
  now: Date,
): Promise<void> {
  const [access, month] = await Promise.all([
    library.access(userId),
    library.month(userId, monthOf(now.toISOString())),
  ]);
  const limit = limitOf(access);
  const used = month?.requested ?? 0;
  if (access === undefined || limit === undefined || used < limit) return;
  throw new Problem(
    402,
    `Your ${access.plan} plan includes ${limit} pieces a month, and ${used} are used. ${helpFor(access.plan)}`,
  );
}

function helpFor(plan: keyof typeof featuresOf): string {
  if (plan !== 'free') return 'The enterprise plan has no limit: PUT /user/subscription.';
  const { contentGeneration = 0 } = featuresOf.pro.monthlyLimits;
  return `The pro plan includes ${contentGeneration}: PUT /user/subscription.`;
}
