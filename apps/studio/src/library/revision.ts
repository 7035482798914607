/** One event's changes of title or text. Older ones stay readable. */
export interface Revision {
  readonly contentId: string;
  /** ISO 8601 UTC: when it was changed. */
  readonly at: string;
  readonly eventId: string;
  readonly changes: readonly ('title' | 'content')[];
  readonly title?: string;
  readonly content?: string;
}
