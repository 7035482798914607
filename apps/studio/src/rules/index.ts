import type { RulesFor } from '@bayon/publisher/rule';
import type { consumes } from '../subscriptions.ts';
import { contentGeneratedRule } from './content-generated.ts';
import { contentGenerationRequestedRule } from './content-generation-requested.ts';
import { contentOptimizationRequestedRule } from './content-optimization-requested.ts';
import {
  contentPerformanceTrackingDueRule,
  contentPerformanceTrackingScheduledRule,
} from './content-performance-tracking.ts';
import { contentPublishedRule } from './content-published.ts';
import { contentUpdatedRule } from './content-updated.ts';
import { jobProgressUpdateRule } from './job-progress-update.ts';
import { socialSchedulingRequestedRule } from './social-scheduling-requested.ts';

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
};
