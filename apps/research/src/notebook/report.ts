import type { DetailOf, ReportGenerated, ReportRequested } from '@bayon/event-contracts';
import type { Version } from './version.ts';

type Generated = DetailOf<typeof ReportGenerated>;
export type ReportType = Generated['reportType'];

/** A report that was asked for, and what it says once it is made. Either half may arrive first. */
export interface Report {
  readonly reportId: string;
  readonly reportType: ReportType;
  /** ISO 8601 UTC: the first that was heard of it. */
  readonly createdAt: string;
  readonly jobId?: string;
  readonly queryIds?: DetailOf<typeof ReportRequested>['queryIds'];
  readonly made?: MadeReport;
}

export interface MadeReport {
  readonly title: string;
  readonly reportData: Generated['reportData'];
  /** The newest generation stays. */
  readonly from: Version;
}

/** What an agent calls each kind of report. */
export const reportLabels: Readonly<Record<ReportType, string>> = {
  'market-analysis': 'market analysis',
  'buyer-guide': 'buyer’s guide',
  'seller-guide': 'seller’s guide',
  neighborhood: 'neighborhood report',
  summary: 'summary',
};
