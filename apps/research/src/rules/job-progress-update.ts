import { get, nothing, put, rule } from '@bayon/publisher/rule';
import { advances, type Job } from '../notebook/job.ts';
import { keys } from '../notebook/keys.ts';
import { usageWrites } from '../notebook/usage-writes.ts';
import { OwnJobProgress } from '../subscriptions.ts';

/** The job's record follows its progress, and never backwards: a finished job stays finished. */
export const jobProgressUpdateRule = rule(OwnJobProgress, {
  load: ({ detail: { userId, jobId } }) => ({ job: get(keys.job(userId, jobId)) }),
  decide: ({ id, detail: { userId, jobId, ...progress } }, { job }) => {
    const { jobType, status, message, estimatedTimeRemaining, timestamp } = progress;
    const next: Job = {
      ...(job?.queryId !== undefined && { queryId: job.queryId }),
      ...(job?.reportId !== undefined && { reportId: job.reportId }),
      ...(job?.requestedAt !== undefined && { requestedAt: job.requestedAt }),
      jobId,
      jobType,
      status,
      progress: progress.progress,
      message,
      updatedAt: timestamp,
      eventId: id,
      ...(estimatedTimeRemaining !== undefined && { estimatedTimeRemaining }),
    };
    return job && !advances(job, next)
      ? nothing
      : { writes: [put(keys.job(userId, jobId), next), ...usageWrites(userId, job, next)], events: [] };
  },
});
