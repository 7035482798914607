import {
  ContractViolation,
  type DomainEvent,
  type EventBridgeEvent,
  type EventContract,
  parseEvent,
} from '@bayon/event-contracts';
import type { SQSRecord } from 'aws-lambda';

/** A message of the inbox whose event holds its contract. */
export interface Message {
  readonly event: DomainEvent;
  /** The queue's id of the message: the same on each redelivery, another for each copy. */
  readonly messageId: string;
  /** 1 on the first delivery. */
  readonly attempt: number;
}

/** The event that a message carries, or why it cannot be one. Never throws: one message spoils no other. */
export function readMessage(
  record: SQSRecord,
  contracts: readonly EventContract[],
): { readonly message: Message } | { readonly violation: ContractViolation } {
  try {
    const event = parseEvent(contracts, eventIn(record.body));
    return { message: { event, messageId: record.messageId, attempt: attemptOf(record) } };
  } catch (error) {
    // A contract that throws (an upcast with a bug) will do so again; a person redrives once it is mended.
    return {
      violation: error instanceof ContractViolation ? error : noEvent(`the contract fails: ${String(error)}`),
    };
  }
}

/** How often the queue has handed the message out. */
export const attemptOf = (record: SQSRecord): number => Number(record.attributes.ApproximateReceiveCount);

const noEvent = (message: string) =>
  new ContractViolation({
    source: '',
    detailType: '',
    reason: 'no event',
    complaints: [{ path: '', message }],
  });

function eventIn(body: string): EventBridgeEvent {
  const { id, source, 'detail-type': detailType, detail } = objectIn(body);
  if (typeof id !== 'string' || typeof source !== 'string' || typeof detailType !== 'string') {
    throw noEvent('the message is not an EventBridge event');
  }
  return { id, source, 'detail-type': detailType, detail };
}

function objectIn(body: string): Record<string, unknown> {
  try {
    return (JSON.parse(body) ?? {}) as Record<string, unknown>;
  } catch {
    throw noEvent('the message is not JSON');
  }
}
