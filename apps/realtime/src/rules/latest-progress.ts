import type { DetailOf, DomainEvent, JobProgressUpdate } from '@bayon/event-contracts';
import type { Job } from '../items.ts';

export type Progress = DomainEvent<DetailOf<typeof JobProgressUpdate>>;

export const jobOf = ({ id, detail }: Progress): Job => {
  const { jobId, jobType, progress, status, message, estimatedTimeRemaining, timestamp } = detail;
  return {
    jobId,
    jobType,
    progress,
    status,
    message,
    ...(estimatedTimeRemaining !== undefined && { estimatedTimeRemaining }),
    updatedAt: timestamp,
    eventId: id,
  };
};

export const isFinished = ({ status }: Job) => status === 'completed' || status === 'failed';

/**
 * Whether what an update says comes after what is known of the job. A finished job stays finished; else the further
 * progress wins, then the later time, then (so that every order of arrival ends in the same state) the larger id.
 */
export function isLater(update: Job, known: Job | undefined): boolean {
  if (!known) return true;
  if (isFinished(update) !== isFinished(known)) return isFinished(update);
  if (update.progress !== known.progress) return update.progress > known.progress;
  if (update.updatedAt !== known.updatedAt) return update.updatedAt > known.updatedAt;
  return update.eventId > known.eventId;
}
