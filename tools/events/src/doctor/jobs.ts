import { createHistory, type History } from '@bayon/audit/history';
import type { Check, Finding } from './check.ts';

/** The newest that the audit trail has of a job. */
export interface LatestOfJob {
  readonly jobId: string;
  readonly jobType: string;
  readonly status: string;
  readonly correlationId: string;
  /** ISO 8601 UTC */
  readonly time: string;
}

export interface JobsFacts {
  readonly jobs: readonly LatestOfJob[];
  readonly now: Date;
}

/** Milliseconds. The longest function of a job takes two minutes, and five tries. */
const patience = 15 * 60_000;

export const judge = ({ jobs, now }: JobsFacts): readonly Finding[] =>
  jobs
    .filter(
      ({ status, time }) =>
        status !== 'completed' && status !== 'failed' && now.getTime() - Date.parse(time) > patience,
    )
    .map(({ jobId, jobType, status, time, correlationId }) => ({
      subject: `${jobType} ${jobId}`,
      problem: `is ${status} since ${time}`,
      advice: `npm run events -- trace ${correlationId} --handling says where it stopped; then dlq list`,
    }));

/** Milliseconds that are looked back, and how many updates at most. */
const lookBack = 24 * 3_600_000;
const mostUpdates = 5_000;

export const jobs: Check = {
  name: 'jobs',
  async look({ aws, stage, signal }) {
    const now = new Date();
    const history = createHistory({ client: aws.documents, table: `bayon-audit-${stage}` });
    const { latest, complete } = await latestOfJobs(history, now, signal);
    return {
      looked: `${latest.length} jobs of ${complete ? 'a day' : `the last ${mostUpdates} updates`}`,
      findings: judge({ jobs: latest, now }),
    };
  },
};

/** From the newest back, so the first that is met of a job is the latest; a finished job stays finished, whatever came late. */
async function latestOfJobs(history: History, now: Date, signal: AbortSignal) {
  const latest = new Map<string, LatestOfJob>();
  const from = new Date(now.getTime() - lookBack).toISOString();
  let seen = 0;
  let cursor: string | undefined;
  do {
    signal.throwIfAborted();
    const page = await history.byTime({
      from,
      to: now.toISOString(),
      detailType: 'Job Progress Update',
      newestFirst: true,
      limit: 100,
      cursor,
    });
    for (const { detail, time, correlationId } of page.events) {
      const { jobId, jobType, status } = detail;
      if (typeof jobId !== 'string') continue;
      const isFinal = status === 'completed' || status === 'failed';
      if (!latest.has(jobId) || isFinal)
        latest.set(jobId, { jobId, jobType: String(jobType), status: String(status), correlationId, time });
    }
    seen += page.events.length;
    cursor = page.nextCursor;
  } while (cursor !== undefined && seen < mostUpdates);
  return { latest: [...latest.values()], complete: cursor === undefined };
}
