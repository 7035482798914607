import { JobProgressUpdate } from './any-service/job-progress-update.ts';
import { RealTimeNotification } from './any-service/real-time-notification.ts';
import { ContentGenerated } from './studio/content-generated.ts';
import { ContentGenerationRequested } from './studio/content-generation-requested.ts';
import { ContentOptimizationRequested } from './studio/content-optimization-requested.ts';
import {
  ContentPerformanceTrackingDue,
  ContentPerformanceTrackingScheduled,
} from './studio/content-performance-tracking.ts';
import { ContentPublished } from './studio/content-published.ts';
import { ContentUpdated } from './studio/content-updated.ts';
import { SeoAnalysisRequested } from './studio/seo-analysis-requested.ts';
import { SocialSchedulingRequested } from './studio/social-scheduling-requested.ts';

/** Every event of the system. A new event is one file and one line here; the tests do the rest. */
export const catalogue = [
  ContentGenerationRequested,
  ContentGenerated,
  ContentPublished,
  ContentUpdated,
  ContentOptimizationRequested,
  SeoAnalysisRequested,
  SocialSchedulingRequested,
  ContentPerformanceTrackingScheduled,
  ContentPerformanceTrackingDue,
  JobProgressUpdate,
  RealTimeNotification,
] as const;
