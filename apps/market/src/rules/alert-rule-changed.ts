import { AlertRuleChanged } from '@bayon/event-contracts';
import { get, nothing, put, remove, rule } from '@bayon/publisher/rule';
import { areaSlug } from '../almanac/area-slug.ts';
import { secondsAfter } from '../almanac/days.ts';
import { rememberedDays } from '../almanac/following.ts';
import { keys, listed } from '../almanac/keys.ts';
import { isNewer } from '../almanac/version.ts';

/** A user's alert rule is set or removed: the newest word counts, in their list and among the rules of its area. */
export const alertRuleChangedRule = rule(AlertRuleChanged, {
  load: ({ detail: { userId, ruleId } }) => ({ known: get(keys.alertRule(userId, ruleId)) }),
  decide: ({ id, detail: { userId, ruleId, rule: told, timestamp } }, { known }) => {
    const from = { at: timestamp, eventId: id };
    if (!isNewer(from, known?.from)) return nothing;
    // A threshold in hundredths: DynamoDB’s numbers have a smallest one.
    const after = told && { ...told, threshold: Math.round(told.threshold * 100) / 100 };
    const [before, now] = [known?.rule, after].map((one) => one && areaSlug(one.marketArea));
    return {
      writes: [
        put(
          keys.alertRule(userId, ruleId),
          { ruleId, from, ...(after && { rule: after }) },
          after
            ? { index: listed('ALERT-RULES', userId, timestamp, ruleId) }
            : { expiresAt: secondsAfter(timestamp, rememberedDays) },
        ),
        ...(after && now !== undefined
          ? [put(keys.areaAlertRule(now, userId, ruleId), { userId, ruleId, rule: after })]
          : []),
        ...(before !== undefined && before !== now
          ? [remove(keys.areaAlertRule(before, userId, ruleId))]
          : []),
      ],
      events: [],
    };
  },
});
