import { areaSlug } from '../almanac/area-slug.ts';
import type { Alert, FindingsDay, Opportunity } from '../almanac/findings.ts';
import type { Tracking, UserAlertRule } from '../almanac/following.ts';

export const trackingView = ({ area, marketArea, from }: Tracking) => ({ area, marketArea, since: from.at });

export const alertRuleView = ({ ruleId, rule, from }: UserAlertRule) => ({
  ruleId,
  area: areaSlug(rule?.marketArea ?? ''),
  ...rule,
  setAt: from.at,
});

export const alertView = ({ alertId, alertType, facts, severity, from }: Alert) => ({
  alertId,
  alertType,
  alertData: JSON.parse(facts) as unknown,
  severity,
  triggeredAt: from.at,
});

export const opportunityView = (opportunity: Opportunity) => {
  const { opportunityId, opportunityType, facts, confidence, score, from } = opportunity;
  return {
    opportunityId,
    opportunityType,
    opportunityData: JSON.parse(facts) as unknown,
    confidence,
    score,
    identifiedAt: from.at,
  };
};

/** A user's findings by day, by kind and name. */
export function analyticsView(
  range: { readonly from: string; readonly to: string },
  findings: readonly FindingsDay[],
) {
  const days = Map.groupBy(findings, ({ day }) => day);
  return {
    ...range,
    days: [...days].map(([day, all]) => ({
      day,
      alertsByType: countsOf(all, 'alert-type'),
      alertsBySeverity: countsOf(all, 'alert-severity'),
      opportunitiesByType: countsOf(all, 'opportunity-type'),
    })),
  };
}

const countsOf = (findings: readonly FindingsDay[], kind: FindingsDay['kind']) =>
  Object.fromEntries(findings.filter((one) => one.kind === kind).map(({ name, count = 0 }) => [name, count]));
