import * as z from 'zod';
import { identifier, instant } from './fields.ts';

/**
 * What `detail.event` carries. Consumers recognise duplicates by `id`, never by EventBridge's own `id`, which
 * changes with each PutEvents.
 */
export const eventMetadata = z.object({
  /** The producer's id of this event, the same however often it is published. */
  id: identifier,
  /** The schema version of this detail: 1, 2, … */
  version: z.int().positive(),
  /** The id of the first event of the chain. */
  correlationId: identifier,
  /** The id of the event that directly caused this one. */
  causationId: identifier.optional(),
});

export type EventMetadata = z.infer<typeof eventMetadata>;

/** What every detail carries beside its own fields. `event` may be absent on what an outside producer publishes. */
export const envelope = z.object({
  /** When it happened, set once by the producer. */
  timestamp: instant,
  event: eventMetadata.optional(),
});
