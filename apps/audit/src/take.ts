import { type DomainEvent, JobProgressUpdate } from '@bayon/event-contracts';
import { type Message, type ReadMessage, readRecord } from '@bayon/publisher';
import type { SQSRecord } from 'aws-lambda';
import { factsOf } from './trail/facts.ts';
import { type RawEvent, rawEventOf } from './trail/raw-event.ts';
import type { Recorder } from './trail/recorder.ts';

/** A message of the inbox with the event as it is; what is logged and counted of it is under `event`. */
export interface RawMessage extends Message {
  readonly raw: RawEvent;
}

/** What the trail makes of a message: an event, of whatever contract or none. */
export const readRaw = (record: SQSRecord): ReadMessage<RawMessage> =>
  readRecord(record, (delivered) => {
    const raw = rawEventOf(delivered);
    return { raw, event: summaryOf(raw) };
  });

/** What of an event stands in logs and metrics: nothing of its detail. */
function summaryOf(raw: RawEvent): DomainEvent {
  const { eventId, version = 1, time, source, detailType, correlationId } = factsOf(raw);
  return { source, detailType, id: eventId, version, correlationId, detail: { timestamp: time } };
}

/**
 * A job that is done twice tells twice how far it is, at its own pace: the id names the step, not the telling. Both are
 * kept, and nobody need look.
 */
const isToldAgain = ({ detailType }: DomainEvent): boolean => detailType === JobProgressUpdate.detailType;

/** Records each message's event on its own. @param taken told of an event whose id another event has */
export const createTake =
  ({ record }: Recorder, taken: (event: DomainEvent) => void) =>
  (messages: readonly RawMessage[]) =>
    Promise.allSettled(
      messages.map(async ({ raw, event }) => {
        const { outcome, isConflict } = await record(raw);
        if (isConflict && outcome === 'settled' && !isToldAgain(event)) taken(event);
        return outcome;
      }),
    );
