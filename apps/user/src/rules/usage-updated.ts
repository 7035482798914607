import {
  type EventDraft,
  type Plan,
  realTimeNotification,
  UsageUpdated,
  type UsageType,
} from '@bayon/event-contracts';
import { add, get, put, rule } from '@bayon/publisher/rule';
import { afterFirst, upgradeAdvice } from '../account/advice.ts';
import { keys } from '../account/keys.ts';
import { recommendationWrite } from '../account/recommend.ts';
import { nextPlan, planOf } from '../account/subscription.ts';
import {
  amountOf,
  isNews,
  levelAt,
  limitOf,
  monthName,
  monthOf,
  type Told,
  unitOf,
} from '../account/usage.ts';
import { isNewer, newest } from '../account/version.ts';

/** Something was used: it counts for its month, and who comes to a limit is told so, once a month for each thing. */
export const usageUpdatedRule = rule(UsageUpdated, {
  load: ({ detail: { userId, usageType, usedAt, timestamp } }) => ({
    usage: get(keys.usage(userId, monthOf(usedAt ?? timestamp), usageType)),
    first: get(keys.firstUse(userId, usageType)),
    subscription: get(keys.subscription(userId)),
  }),
  decide: ({ id, detail }, { usage, first, subscription }) => {
    const { userId, usageType, amount, timestamp, usedAt = timestamp } = detail;
    const month = monthOf(usedAt);
    const plan = planOf(subscription);
    const count = (usage?.count ?? 0) + amount;
    const from = { at: usedAt, eventId: id };
    const latest = newest(from, usage?.latest);
    const level = levelAt(count, limitOf(plan, usageType));
    const told = isNews(level, usage?.told) ? level : undefined;
    return {
      writes: [
        add(
          keys.usage(userId, month, usageType),
          { count: amount },
          { set: { month, usageType, latest, ...(told && { told }) } },
        ),
        // The earliest use is the first one, in whatever order they come.
        ...(first && !isNewer(first.from, from)
          ? []
          : [
              put(keys.firstUse(userId, usageType), { usageType, from }),
              recommendationWrite(userId, afterFirst[usageType], from),
            ]),
        // Dated by the latest use, for as long as one is at the limit it matters.
        ...(level
          ? upgradeAdvice(plan, usageType, month).map((advice) => recommendationWrite(userId, advice, latest))
          : []),
      ],
      events: told ? [noticeOf(told, { userId, usageType, month, plan, count })] : [],
    };
  },
});

function noticeOf(
  told: Told,
  what: { userId: string; usageType: UsageType; month: string; plan: Plan; count: number },
): EventDraft {
  const { userId, usageType, month, plan, count } = what;
  const limit = limitOf(plan, usageType);
  const next = nextPlan[plan];
  const help = next ? ` The ${next} plan has ${amountOf(limitOf(next, usageType), usageType)} a month.` : '';
  const used = `${count} of your ${amountOf(limit, usageType)} of ${monthName(month)}`;
  return realTimeNotification({
    userId,
    type: told === 'warning' ? 'usage_warning' : 'usage_limit_exceeded',
    message:
      limit === 0
        ? `Your ${plan} plan has no ${unitOf[usageType].many}.${help}`
        : `You have used ${used}${told === 'warning' ? '' : ': the limit is reached'}.${help}`,
    data: { usageType, month, plan, used: count, limit },
    severity: 'warning',
  });
}
