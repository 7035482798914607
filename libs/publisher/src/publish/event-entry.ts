import { randomUUID } from 'node:crypto';
import {
  complaintsOf,
  ContractViolation,
  envelope,
  type EventDraft,
  type EventSource,
} from '@bayon/event-contracts';
import { assertFits } from './batches.ts';
import { derivedId } from './derived-id.ts';
import type { EventEntry } from './entry.ts';

/** What an event needs to know of the one that caused it. */
export interface CausingEvent {
  readonly id: string;
  readonly correlationId: string;
}

/** What the publisher adds to a draft. */
export interface Stamp {
  readonly source: EventSource;
  /** ISO 8601 UTC */
  readonly now: string;
  readonly cause?: CausingEvent;
  /** What tells the event from the other events of its cause: who published it, and its place. */
  readonly place: readonly (string | number)[];
}

/**
 * Checks a draft against its contract and makes the event of it. Caused by another event, its id is derived from the
 * cause's and its place among its siblings: a retry publishes the same id again.
 *
 * @throws ContractViolation where the detail is not what its contract says, or the source may not publish it
 * @throws EventTooLarge
 */
export function entryOf(draft: EventDraft, { source, now, cause, place }: Stamp): EventEntry {
  const { detailType, version } = draft.contract;
  const id = draft.id ?? (cause ? derivedId(cause.id, ...place) : randomUUID());
  const added = {
    timestamp: draft.at ?? now,
    event: {
      id,
      version,
      correlationId: cause?.correlationId ?? id,
      ...(cause && { causationId: cause.id }),
    },
  };
  const detail = JSON.stringify({ ...checked(draft, source, added), ...added });
  const entry = { source, detailType, id, detail };
  assertFits(entry);
  return entry;
}

/** The draft's detail, if all that a consumer will check of the event holds. */
function checked({ contract, detail }: EventDraft, source: EventSource, added: object): object {
  const violation = (what: Pick<ContractViolation, 'reason' | 'complaints'>) =>
    new ContractViolation({ source, detailType: contract.detailType, ...what });
  if (!contract.sources.includes(source)) {
    const message = `${source} does not publish ${contract.detailType}`;
    throw violation({ reason: 'unknown source', complaints: [{ path: 'source', message }] });
  }
  const parsed = contract.detail.safeParse(detail);
  if (!parsed.success) throw violation({ reason: 'invalid detail', complaints: complaintsOf(parsed.error) });
  // An id of the producer's own that no consumer takes would make a dead letter of each of its events.
  const outer = envelope.safeParse(added);
  if (!outer.success) throw violation({ reason: 'invalid detail', complaints: complaintsOf(outer.error) });
  return parsed.data;
}
