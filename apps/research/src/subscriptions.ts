import {
  FeatureAccessChanged,
  JobProgressUpdate,
  KnowledgeUpdated,
  PreferencesChanged,
  publishedBy,
  ReportGenerated,
  ReportRequested,
  ReportSharingDue,
  ReportSharingScheduled,
  ResearchQueryCompleted,
  ResearchRequested,
} from '@bayon/event-contracts';

/** The progress of research's own jobs; other services' are none of its business. */
export const OwnJobProgress = publishedBy(JobProgressUpdate, 'bayon.coagent.research');

/** What research's inbox takes off the bus. The rules on the bus and the table of rules both follow from it. */
export const consumes = [
  ResearchRequested,
  OwnJobProgress,
  ResearchQueryCompleted,
  ReportRequested,
  ReportGenerated,
  ReportSharingScheduled,
  ReportSharingDue,
  KnowledgeUpdated,
  FeatureAccessChanged,
  PreferencesChanged,
] as const;

/** What the worker's own queue takes: work that is long must not hold up the inbox. */
export const works = [ResearchRequested, ReportRequested] as const;
