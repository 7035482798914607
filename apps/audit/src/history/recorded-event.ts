/** Something that an event is about, by a field of its detail: `contentId: "8d1b"` is `{ kind: "content", id: "8d1b" }`. */
export interface Entity {
  readonly kind: string;
  readonly id: string;
}

/** An event as the trail keeps it: what was on the bus, whether or not it held its contract. */
export interface RecordedEvent {
  /** The producer's id, or EventBridge's where the producer gave none. */
  readonly eventId: string;
  readonly source: string;
  readonly detailType: string;
  /** The schema version that the event says it is of. */
  readonly version?: number;
  /** When it happened, as its producer says: ISO 8601 UTC with milliseconds; else when EventBridge took it. */
  readonly time: string;
  /** When the trail took it, ISO 8601 UTC with milliseconds. */
  readonly recordedAt: string;
  /** The event's own id where it names none. */
  readonly correlationId: string;
  readonly causationId?: string;
  /** Whom it concerns, each once, in the order of the detail. */
  readonly userIds: readonly string[];
  readonly entities: readonly Entity[];
  /** As it was published, `timestamp` and `event` included. */
  readonly detail: Readonly<Record<string, unknown>>;
  /** EventBridge's own id of the delivery that was recorded; another PutEvents of the same event has another. */
  readonly envelopeId: string;
}
