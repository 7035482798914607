import {
  AlertRuleChanged,
  AlertRulesEvaluationRequested,
  AlertTriggered,
  AreaEvaluationRequested,
  AreaTrackingChanged,
  FeatureAccessChanged,
  OpportunityIdentified,
  PriceChangeAudienceRequested,
  PriceChangeDetected,
  PricesObserved,
  TrendAudienceNotified,
  TrendAudienceRequested,
  TrendDetected,
  ValuationUpdateRequested,
} from '@bayon/event-contracts';

/** What market's inbox takes off the bus. The rules on the bus and the table of rules both follow from it. */
export const consumes = [
  PricesObserved,
  PriceChangeDetected,
  PriceChangeAudienceRequested,
  AreaEvaluationRequested,
  AlertRulesEvaluationRequested,
  ValuationUpdateRequested,
  TrendDetected,
  TrendAudienceRequested,
  TrendAudienceNotified,
  AlertRuleChanged,
  AlertTriggered,
  AreaTrackingChanged,
  OpportunityIdentified,
  FeatureAccessChanged,
] as const;
