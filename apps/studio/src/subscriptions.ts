import {
  ContentGenerated,
  ContentGenerationRequested,
  ContentGenerationSuggested,
  ContentOptimizationRequested,
  ContentPerformanceTrackingDue,
  ContentPerformanceTrackingScheduled,
  ContentPublished,
  ContentRefreshRequested,
  ContentUpdated,
  FeatureAccessChanged,
  JobProgressUpdate,
  PersonalizationUpdated,
  PreferencesChanged,
  ProfileUpdated,
  publishedBy,
  SocialSchedulingRequested,
  TrendBasedContentSuggested,
  UserRegistered,
} from '@bayon/event-contracts';

/** The progress of studio's own jobs; other services' are none of its business. */
export const OwnJobProgress = publishedBy(JobProgressUpdate, 'bayon.coagent.studio');

/** What studio's inbox takes off the bus. The rules on the bus and the table of rules both follow from it. */
export const consumes = [
  ContentGenerationRequested,
  OwnJobProgress,
  ContentGenerated,
  ContentPublished,
  ContentUpdated,
  ContentOptimizationRequested,
  SocialSchedulingRequested,
  ContentPerformanceTrackingScheduled,
  ContentPerformanceTrackingDue,
  // Ideas: what others suggest, and what suggests itself.
  ContentGenerationSuggested,
  ContentRefreshRequested,
  TrendBasedContentSuggested,
  UserRegistered,
  ProfileUpdated,
  // Whom it writes for, and how much.
  PersonalizationUpdated,
  PreferencesChanged,
  FeatureAccessChanged,
] as const;

/** What the generator's own queue takes: work that is long must not hold up the inbox. */
export const generates = [ContentGenerationRequested] as const;
