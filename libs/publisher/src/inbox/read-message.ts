import {
  aheadOf,
  ContractViolation,
  type DomainEvent,
  type EventBridgeEvent,
  type EventContract,
  parseEvent,
} from '@bayon/event-contracts';
import type { SQSRecord } from 'aws-lambda';
import { redriveCount } from './dead-letter.ts';

/** A message of the inbox whose event holds its contract. */
export interface Message {
  readonly event: DomainEvent;
  /** The queue's id of the message: the same on each redelivery, another for each copy. */
  readonly messageId: string;
  /** 1 on the first delivery. */
  readonly attempt: number;
}

/** What a message of the queue is: one to handle, or why it cannot be handled. */
export type ReadMessage<M extends Message = Message> =
  { readonly message: M } | { readonly violation: ContractViolation };

/** Reads messages whose events are of these contracts, and had happened when the bus delivered them. */
export const messagesOf =
  (contracts: readonly EventContract[]) =>
  (record: SQSRecord): ReadMessage =>
    readRecord(record, (delivered) => {
      const event = parseEvent(contracts, delivered);
      assertHappened(contracts, event, record);
      return { event };
    });

/**
 * What a message of the queue is to its service. Never throws: one message spoils no other.
 *
 * @param eventOf takes what EventBridge delivered; it throws a ContractViolation for what the service cannot handle
 */
export function readRecord<E extends Pick<Message, 'event'>>(
  record: SQSRecord,
  eventOf: (delivered: Delivered) => E,
): ReadMessage<E & Message> {
  try {
    const { messageId } = record;
    return { message: { ...eventOf(eventIn(record.body)), messageId, attempt: attemptOf(record) } };
  } catch (error) {
    // A contract that throws (an upcast with a bug) will do so again; a person redrives once it is mended.
    return {
      violation: error instanceof ContractViolation ? error : noEvent(`the contract fails: ${String(error)}`),
    };
  }
}

/** How often the queue has handed the message out. */
export const attemptOf = (record: SQSRecord): number => Number(record.attributes.ApproximateReceiveCount);

/** How often an operator has sent the message back to the inbox; undefined for what is no such count. */
export const redrivesOf = ({ messageAttributes }: SQSRecord): number | undefined =>
  Number.parseInt(messageAttributes[redriveCount]?.stringValue ?? '', 10) || undefined;

/**
 * An event cannot have happened, or tell of what happened, after the bus put it into the queue. SQS's own clock counts:
 * neither a producer (who may set EventBridge's `time`) nor this function has a say in it (docs/decisions/0019).
 *
 * @throws ContractViolation
 */
function assertHappened(
  contracts: readonly EventContract[],
  { source, detailType, detail }: DomainEvent,
  { attributes }: SQSRecord,
): void {
  const contract = contracts.find((one) => one.detailType === detailType);
  const moments = [['timestamp', detail.timestamp] as const, ...(contract?.moments(detail) ?? [])];
  const complaints = aheadOf(moments, Number(attributes.SentTimestamp), 'detail');
  if (complaints.length > 0)
    throw new ContractViolation({ source, detailType, reason: 'invalid detail', complaints });
}

const noEvent = (message: string) =>
  new ContractViolation({
    source: '',
    detailType: '',
    reason: 'no event',
    complaints: [{ path: '', message }],
  });

/** An event as EventBridge delivers it, with the fields that only an audit asks for: `time`, `resources`, … */
export type Delivered = EventBridgeEvent & Readonly<Record<string, unknown>>;

function eventIn(body: string): Delivered {
  const { id, source, 'detail-type': detailType, detail, ...others } = objectIn(body);
  if (typeof id !== 'string' || typeof source !== 'string' || typeof detailType !== 'string') {
    throw noEvent('the message is not an EventBridge event');
  }
  return { ...others, id, source, 'detail-type': detailType, detail };
}

function objectIn(body: string): Record<string, unknown> {
  try {
    return (JSON.parse(body) ?? {}) as Record<string, unknown>;
  } catch {
    throw noEvent('the message is not JSON');
  }
}
