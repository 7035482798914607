import type { RulesFor } from '@bayon/publisher/rule';
import type { consumes } from '../subscriptions.ts';
import { contentGeneratedRule } from './content-generated.ts';
import { contentGenerationRequestedRule } from './content-generation-requested.ts';
import { contentGenerationSuggestedRule } from './content-generation-suggested.ts';
import { contentOptimizationRequestedRule } from './content-optimization-requested.ts';
import {
  contentPerformanceTrackingDueRule,
  contentPerformanceTrackingScheduledRule,
} from './content-performance-tracking.ts';
import { contentPublishedRule } from './content-published.ts';
import { contentRefreshRequestedRule } from './content-refresh-requested.ts';
import { contentUpdatedRule } from './content-updated.ts';
import { featureAccessChangedRule } from './feature-access-changed.ts';
import { jobProgressUpdateRule } from './job-progress-update.ts';
import { profileUpdatedRule } from './profile-updated.ts';
import { socialSchedulingRequestedRule } from './social-scheduling-requested.ts';
import { trendBasedContentSuggestedRule } from './trend-based-content-suggested.ts';
import { userRegisteredRule } from './user-registered.ts';
import { personalizationUpdatedRule, preferencesChangedRule } from './voice.ts';

/** What studio does on each event that it subscribes to. */
export const rules: RulesFor<typeof consumes> = {
  'Content Generation Requested': contentGenerationRequestedRule,
  'Job Progress Update': jobProgressUpdateRule,
  'Content Generated': contentGeneratedRule,
  'Content Published': contentPublishedRule,
  'Content Updated': contentUpdatedRule,
  'Content Optimization Requested': contentOptimizationRequestedRule,
  'Social Scheduling Requested': socialSchedulingRequestedRule,
  'Content Performance Tracking Scheduled': contentPerformanceTrackingScheduledRule,
  'Content Performance Tracking Due': contentPerformanceTrackingDueRule,
  'Content Generation Suggested': contentGenerationSuggestedRule,
  'Content Refresh Requested': contentRefreshRequestedRule,
  'Trend-Based Content Suggested': trendBasedContentSuggestedRule,
  'User Registered': userRegisteredRule,
  'Profile Updated': profileUpdatedRule,
  'Personalization Updated': personalizationUpdatedRule,
  'Preferences Changed': preferencesChangedRule,
  'Feature Access Changed': featureAccessChangedRule,
};
