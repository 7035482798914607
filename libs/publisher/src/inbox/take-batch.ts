import {
  ContractViolation,
  type DomainEvent,
  type EventBridgeEvent,
  type EventContract,
  parseEvent,
} from '@bayon/event-contracts';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { QueueClient } from './dead-letter.ts';

/** A message of the inbox whose event holds its contract. */
export interface Message {
  readonly event: DomainEvent;
  /** The queue's id of the message: the same on each redelivery, another for each copy. */
  readonly messageId: string;
  /** 1 on the first delivery. */
  readonly attempt: number;
}

/** What is told of each message, for logs and metrics. Never a payload. */
export interface InboxObserver {
  /** @param lag milliseconds from the event's timestamp until it was handled */
  handled(event: DomainEvent, how: { readonly outcome: 'settled' | 'duplicate'; readonly lag: number }): void;
  rejected(violation: ContractViolation, messageId: string): void;
  failed(
    error: Error,
    message: {
      readonly messageId: string;
      readonly attempt: number;
      readonly event: DomainEvent;
      readonly final: boolean;
    },
  ): void;
}

export interface InboxOptions {
  readonly contracts: readonly EventContract[];
  readonly queue: QueueClient;
  readonly observer: InboxObserver;
  /** After how many receives a message that still fails is dead: the queue's `maxReceiveCount`. */
  readonly maxReceiveCount: number;
}

/**
 * Takes a batch of the inbox: each message on its own, so that none holds up another.
 *
 * An event that breaks its contract goes to the dead letter queue at once, with the reason: it will not get better.
 * One that fails in the handler comes back after a delay that grows, and on its last receive goes to the dead letter
 * queue with the error. Should even that fail, the queue's own redrive policy takes it there.
 *
 * @param handle settles the messages; it resolves with one result for each, in their order
 */
export async function takeBatch(
  { Records: records }: SQSEvent,
  handle: (messages: readonly Message[]) => Promise<readonly PromiseSettledResult<'settled' | 'duplicate'>[]>,
  options: InboxOptions,
): Promise<SQSBatchResponse> {
  const read = records.map((record) => readMessage(record, options.contracts));
  const good = read.filter((one) => 'message' in one);
  const results = await handle(good.map(({ message }) => message));

  const kept = await Promise.allSettled([
    ...read
      .filter((one) => 'violation' in one)
      .map(({ record, violation }) => reject(record, violation, options)),
    ...good.map(({ record, message }, place) => finish(record, message, results[place], options)),
  ]);
  const order = [...read.filter((one) => 'violation' in one), ...good];
  return {
    batchItemFailures: order.flatMap(({ record }, place) => {
      const end = kept[place];
      return end?.status === 'fulfilled' && end.value === 'done'
        ? []
        : [{ itemIdentifier: record.messageId }];
    }),
  };
}

type Read =
  | { readonly record: SQSRecord; readonly message: Message }
  | { readonly record: SQSRecord; readonly violation: ContractViolation };

function readMessage(record: SQSRecord, contracts: readonly EventContract[]): Read {
  try {
    const event = parseEvent(contracts, eventIn(record.body));
    return { record, message: { event, messageId: record.messageId, attempt: attemptOf(record) } };
  } catch (error) {
    if (error instanceof ContractViolation) return { record, violation: error };
    throw error;
  }
}

const attemptOf = (record: SQSRecord) => Number(record.attributes.ApproximateReceiveCount);

function eventIn(body: string): EventBridgeEvent {
  const noEvent = (message: string) =>
    new ContractViolation({
      source: '',
      detailType: '',
      reason: 'no event',
      complaints: [{ path: '', message }],
    });
  let event: unknown;
  try {
    event = JSON.parse(body);
  } catch {
    throw noEvent('the message is not JSON');
  }
  const { id, source, 'detail-type': detailType } = (event ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || typeof source !== 'string' || typeof detailType !== 'string') {
    throw noEvent('the message is not an EventBridge event');
  }
  return event as EventBridgeEvent;
}

async function reject(record: SQSRecord, violation: ContractViolation, { queue, observer }: InboxOptions) {
  observer.rejected(violation, record.messageId);
  await queue.deadLetter(record.body, {
    code: violation.name,
    message: violation.message,
    attempts: attemptOf(record),
  });
  return 'done';
}

async function finish(
  record: SQSRecord,
  message: Message,
  result: PromiseSettledResult<'settled' | 'duplicate'> | undefined,
  { queue, observer, maxReceiveCount }: InboxOptions,
) {
  const { event, messageId, attempt } = message;
  if (result?.status === 'fulfilled') {
    observer.handled(event, { outcome: result.value, lag: Date.now() - Date.parse(event.detail.timestamp) });
    return 'done';
  }
  const reason: unknown = result?.reason;
  const error = reason instanceof Error ? reason : new Error(String(reason));
  const final = attempt >= maxReceiveCount;
  observer.failed(error, { messageId, attempt, event, final });
  if (final) {
    await queue.deadLetter(record.body, { code: error.name, message: error.message, attempts: attempt });
    return 'done';
  }
  await queue.delay(record.receiptHandle, retryDelay(attempt));
  return 'again';
}

/** Seconds until a failed message comes back: 2, 4, 8, … to a quarter of an hour, each up to half earlier. */
export const retryDelay = (attempt: number, random: () => number = Math.random): number =>
  Math.ceil(Math.min(900, 2 ** attempt) * (1 - random() / 2));
