import { randomUUID } from 'node:crypto';
import { complaintsOf, ContractViolation, type EventDraft, type EventSource } from '@bayon/event-contracts';
import { derivedId } from './derived-id.ts';

/** An event ready for the bus. Plain data: it is what a settled record keeps. */
export interface EventEntry {
  readonly source: string;
  readonly detailType: string;
  /** The producer's id: `detail.event.id` */
  readonly id: string;
  /** JSON */
  readonly detail: string;
}

/** What an event needs to know of the one that caused it. */
export interface CausingEvent {
  readonly id: string;
  readonly correlationId: string;
}

/**
 * Checks a draft against its contract and makes the event of it. Caused by another event, its id is derived from the
 * cause's and its place among its siblings: a retry publishes the same id again.
 *
 * @throws ContractViolation where the detail is not what its contract says, or the source may not publish it
 */
export function entryOf(
  draft: EventDraft,
  stamp: {
    readonly source: EventSource;
    /** ISO 8601 UTC */
    readonly now: string;
    readonly cause?: CausingEvent;
    /** What tells the event from the other events of its cause: who published it, and its place. */
    readonly place: readonly (string | number)[];
  },
): EventEntry {
  const { contract } = draft;
  const { source, cause } = stamp;
  if (!contract.sources.includes(source)) {
    throw new ContractViolation({
      source,
      detailType: contract.detailType,
      reason: 'unknown source',
      complaints: [{ path: 'source', message: `${source} does not publish ${contract.detailType}` }],
    });
  }
  const parsed = contract.detail.safeParse(draft.detail);
  if (!parsed.success) {
    throw new ContractViolation({
      source,
      detailType: contract.detailType,
      reason: 'invalid detail',
      complaints: complaintsOf(parsed.error),
    });
  }
  const id = draft.id ?? (cause ? derivedId(cause.id, ...stamp.place) : randomUUID());
  const event = {
    id,
    version: contract.version,
    correlationId: cause?.correlationId ?? id,
    ...(cause && { causationId: cause.id }),
  };
  return {
    source,
    detailType: contract.detailType,
    id,
    detail: JSON.stringify({ ...parsed.data, timestamp: stamp.now, event }),
  };
}
