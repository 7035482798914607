import { ProfileUpdated } from './brand/profile-updated.ts';
import { PersonalizationUpdated } from './brand/personalization-updated.ts';
import { BrandAuditRequested, AuditCompleted } from './brand/brand-audit.ts';
import {
  CompetitorRefreshRequested,
  CompetitorDiscovered,
  RankingComparisonRequested,
} from './brand/competitors.ts';
import { RankingChanged, SeoRecommendationsGenerated } from './brand/rankings.ts';
import { DirectoryListingChanged } from './brand/directory-listing-changed.ts';
import {
  ResearchRequested,
  ResearchQueryCompleted,
  ResearchSuggestionsGenerated,
} from './research/research.ts';
import {
  ReportRequested,
  ReportGenerated,
  ReportSharingScheduled,
  ReportSharingDue,
} from './research/reports.ts';
import { KnowledgeUpdated } from './research/knowledge-updated.ts';
import { NotificationDigestDue } from './realtime/notification-digest-due.ts';
import { NotificationsMarked } from './realtime/notifications-marked.ts';
import { ContentGenerationSuggested, ContentRefreshRequested } from './research/content-ideas.ts';
import { PricesObserved, PriceChangeDetected, ValuationUpdateRequested } from './market/prices.ts';
import { TrendDetected, TrendBasedContentSuggested, TrendAudienceNotified } from './market/trends.ts';
import {
  PriceChangeAudienceRequested,
  TrendAudienceRequested,
} from './market/audience-notification-requested.ts';
import {
  AlertRuleChanged,
  AlertTriggered,
  ImmediateActionRequired,
  AreaTrackingChanged,
} from './market/alerts.ts';
import { AlertRulesEvaluationRequested, AreaEvaluationRequested } from './market/evaluation-requested.ts';
import { OpportunityIdentified } from './market/opportunity-identified.ts';
import { UserRegistered } from './user/user-registered.ts';
import { SubscriptionChanged, FeatureAccessChanged, PlanWorkflowStarted } from './user/subscription.ts';
import { UsageUpdated } from './user/usage-updated.ts';
import { OnboardingStepCompleted } from './user/onboarding-step-completed.ts';
import { TaskCompleted } from './user/task-completed.ts';
import { TrendRecommendationsRequested } from './user/trend-recommendations-requested.ts';
import { OnboardingWorkflowStarted } from './user/onboarding-workflow-started.ts';
import { PreferencesChanged } from './user/preferences-changed.ts';
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
  ProfileUpdated,
  PersonalizationUpdated,
  BrandAuditRequested,
  AuditCompleted,
  CompetitorRefreshRequested,
  CompetitorDiscovered,
  RankingComparisonRequested,
  RankingChanged,
  SeoRecommendationsGenerated,
  DirectoryListingChanged,
  ResearchRequested,
  ResearchQueryCompleted,
  ResearchSuggestionsGenerated,
  ReportRequested,
  ReportGenerated,
  ReportSharingScheduled,
  ReportSharingDue,
  KnowledgeUpdated,
  ContentGenerationSuggested,
  ContentRefreshRequested,
  PricesObserved,
  PriceChangeDetected,
  AreaEvaluationRequested,
  AlertRulesEvaluationRequested,
  ValuationUpdateRequested,
  TrendDetected,
  TrendBasedContentSuggested,
  TrendAudienceNotified,
  PriceChangeAudienceRequested,
  TrendAudienceRequested,
  AlertRuleChanged,
  AlertTriggered,
  ImmediateActionRequired,
  AreaTrackingChanged,
  OpportunityIdentified,
  UserRegistered,
  SubscriptionChanged,
  FeatureAccessChanged,
  PlanWorkflowStarted,
  UsageUpdated,
  OnboardingWorkflowStarted,
  OnboardingStepCompleted,
  TaskCompleted,
  TrendRecommendationsRequested,
  PreferencesChanged,
  NotificationsMarked,
  NotificationDigestDue,
  JobProgressUpdate,
  RealTimeNotification,
] as const;
