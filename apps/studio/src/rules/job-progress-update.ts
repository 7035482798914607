import { get, nothing, put, rule } from '@bayon/publisher/rule';
import { isNewer, type Version } from '../library/content.ts';
import { isFinished, type Job } from '../library/job.ts';
import { keys } from '../library/keys.ts';
import { monthWrites } from '../library/month-writes.ts';
import { OwnJobProgress } from '../subscriptions.ts';

/** The job's record follows its progress, and never backwards: a finished job stays finished. */
export const jobProgressUpdateRule = rule(OwnJobProgress, {
  load: ({ detail: { userId, jobId } }) => ({ job: get(keys.job(userId, jobId)) }),
  decide: ({ id, detail: { userId, jobId, ...progress } }, { job }) => {
    const { jobType, status, message, estimatedTimeRemaining, timestamp } = progress;
    const next: Job = {
      ...(job?.contentId !== undefined && { contentId: job.contentId }),
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
      : { writes: [put(keys.job(userId, jobId), next), ...monthWrites(userId, job, next)], events: [] };
  },
});

/** An end beats everything, the first end by time beats the others; before that the further one counts. */
function advances(current: Job, next: Job): boolean {
  if (current.status === 'requested') return true;
  if (isFinished(current)) return isFinished(next) && isNewer(versionOf(current), versionOf(next));
  if (isFinished(next) || next.progress > current.progress) return true;
  return next.progress === current.progress && isNewer(versionOf(next), versionOf(current));
}

const versionOf = ({ updatedAt, eventId = '' }: Job): Version => ({ at: updatedAt, eventId });
