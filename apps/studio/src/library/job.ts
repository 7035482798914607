import type { JobStatus } from '@bayon/event-contracts';

/** A job as its user sees it. */
export interface Job {
  readonly jobId: string;
  readonly jobType: string;
  /** `requested` until the generator has taken it up. */
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
  /** What it makes. */
  readonly contentId?: string;
  readonly requestedAt?: string;
}

export const isFinished = ({ status }: Pick<Job, 'status'>): boolean =>
  status === 'completed' || status === 'failed';
