import type { Plan } from '@bayon/event-contracts';
import { Problem } from '@bayon/publisher/http';
import { monthOf } from '../notebook/access.ts';
import type { Notebook } from '../notebook/reads.ts';

/**
 * Whether a user may ask one more question this month (UTC). Before a user is registered no plan is known, and nothing
 * is refused (docs/decisions/0012). Questions under way count, once the processor has heard
 * of them; so somebody who asks several within the same moment may get in one more than their plan has.
 *
 * @throws Problem 402 that says what the plan has, what was used, and what would help
 */
export async function assertWithinPlan(
  notebook: Pick<Notebook, 'access' | 'usage'>,
  userId: string,
  now: Date,
): Promise<void> {
  const month = monthOf(now.toISOString());
  const [access, usage] = await Promise.all([notebook.access(userId), notebook.usage(userId, month)]);
  if (access === undefined) return;
  const { plan } = access;
  const limit = access.features.monthlyLimits.research;
  const used = usage?.queries ?? 0;
  if (limit === undefined || used < limit) return;
  const [year, monthOfYear] = [now.getUTCFullYear(), now.getUTCMonth()];
  const next = new Date(Date.UTC(year, monthOfYear + 1, 1)).toISOString().slice(0, 10);
  throw new Problem(
    402,
    `Your ${plan} plan has ${limit} research questions a month, and ${used} of them are used in ${month}. ` +
      `${better[plan]} (PUT /user/subscription), or ask again from ${next} on.`,
  );
}

const better: Readonly<Record<Plan, string>> = {
  free: 'Upgrade to pro or enterprise',
  pro: 'Upgrade to enterprise',
  enterprise: 'Have your plan’s limit raised',
};
