import type { ContentType } from '@bayon/event-contracts';

/** Something worth writing. */
export interface Idea {
  readonly ideaId: string;
  readonly contentType: ContentType;
  readonly topic: string;
  /** For the user to read: why this, why now. */
  readonly reason: string;
  /** The detail-type of what gave rise to it. */
  readonly sourceEvent: string;
  /** The answered research question to build on. */
  readonly queryId?: string;
  /** ISO 8601 UTC */
  readonly suggestedAt: string;
}

/** An idea that nobody took up is stale after so many days. */
export const ideaDays = 90;
