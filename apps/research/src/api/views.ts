import type { AnalyticsDay } from '../notebook/analytics.ts';
import type { Job } from '../notebook/job.ts';
import { type Knowledge, typeOf } from '../notebook/knowledge.ts';
import type { KnowledgeSummary, QuerySummary, ReportSummary } from '../notebook/reads.ts';
import type { Delivery, DueSharing } from '../notebook/sharing.ts';

/** `running` until there is an outcome; `failed` where its job is, and nothing came of it all the same. */
const statusOf = (done: object | undefined, job: Job | undefined) => {
  if (done) return 'completed';
  return job?.status === 'failed' ? 'failed' : 'running';
};

/** A question in a list. */
export const queryView = ({ queryId, query, createdAt, jobId, answer }: QuerySummary, job?: Job) => ({
  queryId,
  query,
  status: statusOf(answer, job),
  jobId,
  createdAt,
  completedAt: answer?.from.at,
});

/** A report in a list. */
export const reportView = (
  { reportId, reportType, createdAt, jobId, queryIds, made }: ReportSummary,
  job?: Job,
) => ({
  reportId,
  reportType,
  title: made?.title,
  status: statusOf(made, job),
  jobId,
  queryIds,
  createdAt,
  completedAt: made?.from.at,
});

/** Where a report is to be shared, and where it was. */
export const sharingView = (items: readonly (DueSharing | Delivery)[]) => ({
  scheduled: items.flatMap((item) =>
    'channels' in item ? item.channels.map((channel) => ({ channel, shareAt: item.dueAt })) : [],
  ),
  delivered: items.flatMap((item) =>
    'channel' in item ? [{ channel: item.channel, deliveredAt: item.deliveredAt }] : [],
  ),
});

/** A piece of knowledge in a list. */
export const knowledgeSummary = ({ knowledgeId, title, tags, from }: KnowledgeSummary) => ({
  knowledgeId,
  type: typeOf(knowledgeId),
  title,
  tags,
  updatedAt: from.at,
});

export const knowledgeView = (piece: Knowledge) => ({ ...knowledgeSummary(piece), text: piece.text });

/** A job as its user sees it. */
export function jobView(job: Job) {
  const { jobId, jobType, status, progress, message, estimatedTimeRemaining } = job;
  const { updatedAt, requestedAt, queryId, reportId } = job;
  const howFar = { status, progress, message, estimatedTimeRemaining };
  return { jobId, jobType, ...howFar, updatedAt, requestedAt, queryId, reportId };
}

const counters = [
  'queries',
  'sources',
  'reports',
  'knowledgeAdded',
  'knowledgeUpdated',
  'knowledgeDeleted',
] as const;

/** Counters by day, and all days together. */
export function analyticsView(from: string, to: string, rows: readonly AnalyticsDay[]) {
  const days = rows.map((row) => ({
    day: row.day,
    ...(Object.fromEntries(counters.map((name) => [name, row[name] ?? 0])) as Record<Counter, number>),
    reportsByType: Object.fromEntries(
      Object.entries(row).flatMap(([name, count]) =>
        name.startsWith('report:') ? [[name.slice('report:'.length), count as number]] : [],
      ),
    ),
  }));
  const totals = Object.fromEntries(
    counters.map((name) => [name, days.reduce((sum, day) => sum + day[name], 0)]),
  );
  return { from, to, totals, days };
}

type Counter = (typeof counters)[number];
