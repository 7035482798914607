import type { Plan } from '@bayon/event-contracts';
import { remove, type Write } from '@bayon/publisher/rule';
import { upgradeAdvice } from './advice.ts';
import { keys } from './keys.ts';
import { recommendationId } from './recommendation.ts';
import { recommendationWrite } from './recommend.ts';
import { levelAt, limitOf, type Usage } from './usage.ts';

/**
 * What is advised of a month's use of one thing under another plan: to whom it has come to the limit the next larger
 * plan, and nothing to the others. So it does not matter whether the use or the plan was heard of first.
 */
export function limitAdviceWrites(userId: string, plan: Plan, usage: Usage | undefined): Write[] {
  if (usage?.latest === undefined) return [];
  const { month, usageType, count = 0, latest } = usage;
  const isAtLimit = levelAt(count, limitOf(plan, usageType)) !== undefined;
  const advice = isAtLimit ? upgradeAdvice(plan, usageType, month) : [];
  return advice.length > 0
    ? advice.map((one) => recommendationWrite(userId, one, latest))
    : [
        remove(
          keys.recommendation(userId, recommendationId({ kind: 'upgrade', subject: [usageType, month] })),
        ),
      ];
}
