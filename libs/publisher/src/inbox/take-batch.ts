import type { ContractViolation, DomainEvent } from '@bayon/event-contracts';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { QueueClient } from './dead-letter.ts';
import { attemptOf, type Message, type ReadMessage, redrivesOf } from './read-message.ts';

/** What is told of each message, for logs and metrics. Never a payload. */
export interface InboxObserver {
  /** @param how.lag milliseconds from the event's timestamp until it was handled */
  handled(event: DomainEvent, how: { readonly outcome: 'settled' | 'duplicate'; readonly lag: number }): void;
  rejected(violation: ContractViolation, messageId: string): void;
  failed(
    error: Error,
    message: {
      readonly messageId: string;
      readonly attempt: number;
      readonly event: DomainEvent;
      /** The message goes to the dead letter queue. */
      readonly final: boolean;
    },
  ): void;
  /** A message could not be delayed or moved to the dead letter queue: it comes back after its visibility timeout. */
  stuck?(error: Error, messageId: string): void;
}

export interface InboxOptions<M extends Message = Message> {
  /** What the service makes of a message of its queue. */
  readonly read: (record: SQSRecord) => ReadMessage<M>;
  readonly queue: QueueClient;
  readonly observer: InboxObserver;
  /** After how many receives a message that still fails is dead: the queue's `maxReceiveCount`. */
  readonly maxReceiveCount: number;
}

type Ending = Omit<InboxOptions, 'read'>;
type Result = PromiseSettledResult<'settled' | 'duplicate'>;

/**
 * Takes a batch of the inbox: each message on its own, so that none holds up another.
 *
 * An event that breaks its contract goes to the dead letter queue at once, with the reason: it will not get better.
 * One that fails in the handler comes back after a delay that grows, and on its last receive goes to the dead letter
 * queue with the error. Should even that fail, the queue's own redrive policy takes it there.
 *
 * @param handle settles the messages; it resolves with one result for each, in their order
 */
export async function takeBatch<M extends Message>(
  { Records: records }: SQSEvent,
  handle: (messages: readonly M[]) => Promise<readonly Result[]>,
  options: InboxOptions<M>,
): Promise<SQSBatchResponse> {
  const read = records.map((record) => options.read(record));
  const messages = read.flatMap((one) => ('message' in one ? [one.message] : []));
  const results = await handle(messages);
  const resultOf = new Map(messages.map((message, place) => [message, results[place]]));

  const kept = await Promise.all(
    records.map(async (record, place) => {
      const one = read[place] as (typeof read)[number];
      try {
        return 'violation' in one
          ? await reject(record, one.violation, options)
          : await finish(record, one.message, resultOf.get(one.message), options);
      } catch (error) {
        options.observer.stuck?.(asError(error), record.messageId);
        return true;
      }
    }),
  );
  return {
    batchItemFailures: records.flatMap(({ messageId }, place) =>
      kept[place] ? [{ itemIdentifier: messageId }] : [],
    ),
  };
}

/** @returns whether the message stays in the queue */
async function reject(record: SQSRecord, violation: ContractViolation, { queue, observer }: Ending) {
  observer.rejected(violation, record.messageId);
  const { name: code, message } = violation;
  await queue.deadLetter(record.body, {
    code,
    message,
    attempts: attemptOf(record),
    redrives: redrivesOf(record),
  });
  return false;
}

/** @returns whether the message stays in the queue */
async function finish(
  record: SQSRecord,
  { event, messageId, attempt }: Message,
  result: Result | undefined,
  { queue, observer, maxReceiveCount }: Ending,
) {
  if (result?.status === 'fulfilled') {
    observer.handled(event, { outcome: result.value, lag: Date.now() - Date.parse(event.detail.timestamp) });
    return false;
  }
  const error = asError(result?.reason ?? 'the handler gave no result');
  const final = attempt >= maxReceiveCount;
  observer.failed(error, { messageId, attempt, event, final });
  if (final)
    await queue.deadLetter(record.body, {
      code: error.name,
      message: error.message,
      attempts: attempt,
      redrives: redrivesOf(record),
    });
  else await queue.delay(record.receiptHandle, retryDelay(attempt));
  return !final;
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

/** Seconds until a failed message comes back: 2, 4, 8, … to a quarter of an hour, each up to half earlier. */
export const retryDelay = (attempt: number, random: () => number = Math.random): number =>
  Math.ceil(Math.min(900, 2 ** attempt) * (1 - random() / 2));
