import type { AnalyticsDay, ChannelDay } from '../library/analytics.ts';
import type { Content } from '../library/content.ts';
import type { Job } from '../library/job.ts';
import type { Idea } from '../library/idea.ts';
import type { Performance } from '../library/performance.ts';
import type { Publications } from '../library/publications.ts';
import type { Revision } from '../library/revision.ts';

/** A piece as its user sees it. */
export function contentView(
  content: Content,
  publications: Publications | undefined,
  performance: Performance | undefined,
  revisions: readonly object[],
) {
  const { userId, contentId, contentType, title, status, createdAt, updatedAt, keywords, jobId } = content;
  const channels = Object.entries(publications?.channels ?? {}).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const published = channels.flatMap(([channel, { publishedAt }]) =>
    publishedAt ? [{ channel, publishedAt }] : [],
  );
  return {
    userId,
    contentId,
    contentType,
    title,
    content: content.content,
    metadata: content.metadata,
    keywords,
    jobId,
    status,
    publishedTo: published.map(({ channel }) => channel),
    published,
    scheduled: channels.flatMap(([channel, { scheduledFor }]) =>
      scheduledFor ? [{ channel, scheduledFor }] : [],
    ),
    createdAt,
    updatedAt,
    optimization: content.optimization,
    revisionCount: content.revisions,
    revisions,
    performance: performance && { publishedTo: performance.publishedTo, openedAt: performance.openedAt },
  };
}

export const revisionSummary = ({ at, changes, title }: Revision) => ({ at, changes, title });

export const revisionView = ({ at, changes, title, content }: Revision) => ({ at, changes, title, content });

/** A job as its user sees it. */
export function jobView(job: Job) {
  const { jobId, jobType, status, progress, message, estimatedTimeRemaining } = job;
  const { updatedAt, contentId, requestedAt } = job;
  const howFar = { status, progress, message, estimatedTimeRemaining };
  return { jobId, jobType, ...howFar, updatedAt, contentId, requestedAt };
}

export const ideaView = ({
  ideaId,
  contentType,
  topic,
  reason,
  sourceEvent,
  queryId,
  suggestedAt,
}: Idea) => ({
  ideaId,
  contentType,
  topic,
  reason,
  sourceEvent,
  queryId,
  suggestedAt,
});

/** Counters by day, and all days together. Times are in milliseconds. */
export function analyticsView(from: string, to: string, rows: readonly (AnalyticsDay | ChannelDay)[]) {
  const days = new Map<string, ReturnType<typeof emptyDay>>();
  for (const row of rows) {
    const day = days.get(row.day) ?? emptyDay(row.day);
    days.set(row.day, day);
    if (isChannelDay(row)) {
      day.byChannel[row.channel] = row.publications ?? 0;
      continue;
    }
    day.contents = row.contents ?? 0;
    day.updates = row.updates ?? 0;
    day.publications = row.publications ?? 0;
    day.tokens = row.tokens ?? 0;
    day.generationTime = row.generationTime ?? 0;
    for (const [name, count] of Object.entries(row)) {
      if (name.startsWith('type:')) day.byType[name.slice('type:'.length)] = count as number;
    }
  }
  const all = [...days.values()];
  const sum = (of: (day: ReturnType<typeof emptyDay>) => number) =>
    all.reduce((total, day) => total + of(day), 0);
  return {
    from,
    to,
    totals: {
      contents: sum((day) => day.contents),
      updates: sum((day) => day.updates),
      publications: sum((day) => day.publications),
      tokens: sum((day) => day.tokens),
      generationTime: sum((day) => day.generationTime),
    },
    days: all,
  };
}

const isChannelDay = (row: AnalyticsDay | ChannelDay): row is ChannelDay => 'channel' in row;

const emptyDay = (day: string) => ({
  day,
  contents: 0,
  updates: 0,
  publications: 0,
  tokens: 0,
  generationTime: 0,
  byType: {} as Record<string, number>,
  byChannel: {} as Record<string, number>,
});
