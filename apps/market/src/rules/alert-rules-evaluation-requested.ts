import { alertRulesEvaluationRequested, AlertRulesEvaluationRequested } from '@bayon/event-contracts';
import { add, query, rule } from '@bayon/publisher/rule';
import { areaSlug } from '../almanac/area-slug.ts';
import { alertOf, holds } from '../almanac/alert-rule.ts';
import type { AreaAlertRule } from '../almanac/following.ts';
import { kindOf } from '../almanac/price-kind.ts';
import { keys, partitions, prefixes } from '../almanac/keys.ts';

/** Rules of one chunk: each may be written, and DynamoDB takes 100 items in a transaction. */
export const rulesAtOnce = 90;

/** The next of an area's alert rules are compared with its values: what comes to hold triggers. */
export const alertRulesEvaluationRequestedRule = rule(AlertRulesEvaluationRequested, {
  load: ({ detail: { marketArea, cursor } }) => ({
    rules: query<AreaAlertRule>(partitions.alertRules(areaSlug(marketArea)), {
      prefix: prefixes.chunked,
      limit: rulesAtOnce,
      ...(cursor !== undefined && { after: `${prefixes.chunked}${cursor}` }),
    }),
  }),
  decide: ({ detail }, { rules }) => {
    const { marketArea, currency, values, asOf } = detail;
    const of = { currency, kind: kindOf(detail) };
    const turned = rules.flatMap(({ userId, ruleId, rule: known, held = false, heldAsOf = '' }) => {
      const isHeld = known && holds(known, values, of);
      if (!known || isHeld === undefined || isHeld === held || heldAsOf >= asOf) return [];
      return [{ userId, ruleId, rule: known, isHeld }];
    });
    const last = rules.length === rulesAtOnce ? rules.at(-1) : undefined;
    return {
      writes: turned.map(({ userId, ruleId, isHeld }) =>
        add(
          keys.areaAlertRule(areaSlug(marketArea), userId, ruleId),
          {},
          { set: { userId, ruleId, held: isHeld, heldAsOf: asOf } },
        ),
      ),
      events: [
        ...turned.filter(({ isHeld }) => isHeld).map((one) => alertOf(one, marketArea, values, of)),
        ...(last
          ? [alertRulesEvaluationRequested({ ...detail, cursor: `${last.userId}#${last.ruleId}` })]
          : []),
      ],
    };
  },
});
