import type { JobStatus } from '@bayon/event-contracts';
import { earliest, isNewer, type Version } from './version.ts';

/** A job as its user sees it. */
export interface Job {
  readonly jobId: string;
  readonly jobType: string;
  /** `requested` until the worker has taken it up. */
  readonly status: 'requested' | JobStatus;
  /** Per cent, 0 to 100. */
  readonly progress: number;
  /** For the user to read. */
  readonly message: string;
  /** Seconds. */
  readonly estimatedTimeRemaining?: number;
  /** ISO 8601 UTC */
  readonly updatedAt: string;
  /** The id of the progress update it is from. */
  readonly eventId?: string;
  readonly requestedAt?: string;
  /** What it makes. */
  readonly queryId?: string;
  readonly reportId?: string;
}

export const isFinished = ({ status }: Pick<Job, 'status'>): boolean =>
  status === 'completed' || status === 'failed';

/** A job that was asked for, whatever was heard of it before: the worker may have been faster. */
export const asked = (
  known: Job | undefined,
  ask: Pick<Job, 'jobId' | 'jobType' | 'message' | 'queryId' | 'reportId'>,
  at: string,
): Job => ({
  status: 'requested',
  progress: 0,
  updatedAt: at,
  ...ask,
  ...known,
  ...(ask.queryId !== undefined && { queryId: ask.queryId }),
  ...(ask.reportId !== undefined && { reportId: ask.reportId }),
  requestedAt: earliest(known?.requestedAt, at),
});

/** An end beats everything, the first end by time beats the others; before that the further one counts. */
export function advances(current: Job, next: Job): boolean {
  if (current.status === 'requested') return true;
  if (isFinished(current)) return isFinished(next) && isNewer(versionOf(current), versionOf(next));
  if (isFinished(next) || next.progress > current.progress) return true;
  return next.progress === current.progress && isNewer(versionOf(next), versionOf(current));
}

const versionOf = ({ updatedAt, eventId = '' }: Job): Version => ({ at: updatedAt, eventId });
