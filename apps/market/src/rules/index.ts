import type { RulesFor } from '@bayon/publisher/rule';
import type { consumes } from '../subscriptions.ts';
import { alertRuleChangedRule } from './alert-rule-changed.ts';
import { alertRulesEvaluationRequestedRule } from './alert-rules-evaluation-requested.ts';
import { alertTriggeredRule } from './alert-triggered.ts';
import { areaEvaluationRequestedRule } from './area-evaluation-requested.ts';
import { areaTrackingChangedRule } from './area-tracking-changed.ts';
import { featureAccessChangedRule } from './feature-access-changed.ts';
import { opportunityIdentifiedRule } from './opportunity-identified.ts';
import { preferencesChangedRule } from './preferences-changed.ts';
import { priceChangeAudienceRequestedRule } from './price-change-audience-requested.ts';
import { priceChangeDetectedRule } from './price-change-detected.ts';
import { pricesObservedRule } from './prices-observed.ts';
import { trendAudienceNotifiedRule } from './trend-audience-notified.ts';
import { trendAudienceRequestedRule } from './trend-audience-requested.ts';
import { trendDetectedRule } from './trend-detected.ts';
import { valuationUpdateRequestedRule } from './valuation-update-requested.ts';

/** What market does on each event that it subscribes to. */
export const rules: RulesFor<typeof consumes> = {
  'Prices Observed': pricesObservedRule,
  'Price Change Detected': priceChangeDetectedRule,
  'Price Change Audience Requested': priceChangeAudienceRequestedRule,
  'Area Evaluation Requested': areaEvaluationRequestedRule,
  'Alert Rules Evaluation Requested': alertRulesEvaluationRequestedRule,
  'Valuation Update Requested': valuationUpdateRequestedRule,
  'Trend Detected': trendDetectedRule,
  'Trend Audience Requested': trendAudienceRequestedRule,
  'Trend Audience Notified': trendAudienceNotifiedRule,
  'Alert Rule Changed': alertRuleChangedRule,
  'Alert Triggered': alertTriggeredRule,
  'Area Tracking Changed': areaTrackingChangedRule,
  'Opportunity Identified': opportunityIdentifiedRule,
  'Feature Access Changed': featureAccessChangedRule,
  'Preferences Changed': preferencesChangedRule,
};
