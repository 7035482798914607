import type { ContentType } from '@bayon/event-contracts';

/** A publication to be made: the scheduler publishes Content Published when it is due. */
export interface DuePublication {
  readonly due: 'publication';
  readonly userId: string;
  readonly contentId: string;
  readonly contentType: ContentType;
  readonly channel: string;
  /** ISO 8601 UTC */
  readonly dueAt: string;
  /** When it was decided. */
  readonly scheduledAt: string;
}

/** A performance record to be opened. */
export interface DueTracking {
  readonly due: 'tracking';
  readonly userId: string;
  readonly contentId: string;
  readonly publishedTo: readonly string[];
  readonly dueAt: string;
}

export type Due = DuePublication | DueTracking;
