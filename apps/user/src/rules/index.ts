import type { RulesFor } from '@bayon/publisher/rule';
import type { consumes } from '../subscriptions.ts';
import { contentGeneratedRule } from './content-generated.ts';
import { immediateActionRequiredRule } from './immediate-action-required.ts';
import { onboardingStepCompletedRule } from './onboarding-step-completed.ts';
import { onboardingWorkflowStartedRule } from './onboarding-workflow-started.ts';
import { planWorkflowStartedRule } from './plan-workflow-started.ts';
import { preferencesChangedRule } from './preferences-changed.ts';
import { profileUpdatedRule } from './profile-updated.ts';
import { researchQueryCompletedRule } from './research-query-completed.ts';
import { researchSuggestionsGeneratedRule } from './research-suggestions-generated.ts';
import { seoRecommendationsGeneratedRule } from './seo-recommendations-generated.ts';
import { subscriptionChangedRule } from './subscription-changed.ts';
import { taskCompletedRule } from './task-completed.ts';
import { trendAudienceNotifiedRule } from './trend-audience-notified.ts';
import { trendRecommendationsRequestedRule } from './trend-recommendations-requested.ts';
import { usageUpdatedRule } from './usage-updated.ts';
import { userRegisteredRule } from './user-registered.ts';

/** What the user service does on each event that it subscribes to. */
export const rules: RulesFor<typeof consumes> = {
  'User Registered': userRegisteredRule,
  'Onboarding Workflow Started': onboardingWorkflowStartedRule,
  'Onboarding Step Completed': onboardingStepCompletedRule,
  'Preferences Changed': preferencesChangedRule,
  'Subscription Changed': subscriptionChangedRule,
  'Plan Workflow Started': planWorkflowStartedRule,
  'Usage Updated': usageUpdatedRule,
  'Task Completed': taskCompletedRule,
  'Profile Updated': profileUpdatedRule,
  'Content Generated': contentGeneratedRule,
  'Research Query Completed': researchQueryCompletedRule,
  'SEO Recommendations Generated': seoRecommendationsGeneratedRule,
  'Research Suggestions Generated': researchSuggestionsGeneratedRule,
  'Trend Audience Notified': trendAudienceNotifiedRule,
  'Trend Recommendations Requested': trendRecommendationsRequestedRule,
  'Immediate Action Required': immediateActionRequiredRule,
};
