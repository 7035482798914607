import type { Entity, RecordedEvent } from './recorded-event.ts';

/** What the events of a list have in common, where not all are wanted. */
export interface Filters {
  readonly source?: string | undefined;
  readonly detailType?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly causationId?: string | undefined;
  readonly entity?: Entity | undefined;
}

/** Which part of a list is asked for. */
export interface Range extends Filters {
  /** ISO 8601, included. */
  readonly from?: string | undefined;
  /** ISO 8601, included. */
  readonly to?: string | undefined;
  /** Events of one page: 1 to 100, 50 where nothing is said. */
  readonly limit?: number | undefined;
  /** `nextCursor` of the page before, with everything else as it was then. */
  readonly cursor?: string | undefined;
  /** Oldest first where nothing is said. */
  readonly newestFirst?: boolean | undefined;
}

/** Some events, and where the next begin. A page may hold fewer than its limit, even none, and yet have a next. */
export interface Page {
  readonly events: readonly RecordedEvent[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}

/**
 * What the trail tells. Lists are by the events' own time (when it happened), `byTime` by when they were recorded.
 * All reads are strongly consistent.
 *
 * Each list throws `BadCursor` for a cursor that no list gave, `RangeError` for a time or a limit that is none.
 */
export interface History {
  /**
   * All that was recorded under an id, oldest first: usually one. Several producers may use one id, and one producer
   * may have used it for two things.
   */
  byId(eventId: string): Promise<readonly RecordedEvent[]>;
  byUser(userId: string, range?: Range): Promise<Page>;
  /** @param kind `content` for what events call `contentId` */
  byEntity(kind: string, id: string, range?: Range): Promise<Page>;
  byCorrelation(correlationId: string, range?: Range): Promise<Page>;
  /** What the event caused directly. */
  causedBy(eventId: string, range?: Range): Promise<Page>;
  /** All events, by when they were recorded; where `from` is not said, the 24 hours up to `to` (now). */
  byTime(range?: Range): Promise<Page>;
}
