import { type AlertRule, alertTriggered, type AreaValues, type PriceKind } from '@bayon/event-contracts';
import { fingerprint } from './fingerprint.ts';
import { kindOf, saidKind } from './price-kind.ts';

/** Which of an area's prices some values are of. */
export interface Prices {
  readonly currency: string;
  readonly kind: PriceKind;
}

/** What a rule watches, of some values. */
const watched = ({ metric }: AlertRule, values: AreaValues): number | undefined => {
  switch (metric) {
    case 'median-price':
      return values.medianPrice;
    case 'price-change-percent':
      return values.priceChangePercent;
    case 'observations':
      return values.observations;
  }
};

/** Whether a rule holds; undefined where the values say nothing of what it watches. At its threshold it does not. */
export function holds(rule: AlertRule, values: AreaValues, { currency, kind }: Prices): boolean | undefined {
  const isOfThese = (rule.currency ?? 'USD') === currency && kindOf(rule) === kind;
  const value = isOfThese ? watched(rule, values) : undefined;
  if (value === undefined) return undefined;
  return rule.comparison === 'above' ? value > rule.threshold : value < rule.threshold;
}

/**
 * The alert of a rule that came to hold on a day. Its id follows from the two, and so does the event's: however often it
 * comes to hold on that day, and whoever finds out, it is one alert.
 */
export function alertOf(
  { userId, ruleId, rule }: { readonly userId: string; readonly ruleId: string; readonly rule: AlertRule },
  marketArea: string,
  values: AreaValues,
  { currency, kind }: Prices,
) {
  const alertId = `alert-${fingerprint(userId, ruleId, values.day)}`;
  const { metric, comparison, threshold, severity } = rule;
  const alertData = {
    marketArea,
    value: watched(rule, values),
    threshold,
    comparison,
    currency,
    ...saidKind(kind),
    day: values.day,
    ruleId,
  };
  return alertTriggered({ userId, alertId, alertType: metric, alertData, severity }, { id: alertId });
}
