import { setTimeout as delay } from 'node:timers/promises';
import type { FunctionInvoker, Log, Stoppable } from '../ports.ts';
import type { QueueConsumer, ReceivedMessage } from '../sqs/index.ts';
import type { SqsMapping } from './sqs-mapping.ts';
import { doneMessages, sqsEvent, withinPayloadLimit } from './sqs-records.ts';

/** SQS's own limits: messages of one receive, and seconds of a long poll. */
const maxReceive = 10;
const longPollMs = 20_000;
/** After an error of the queue itself (somebody deleted it). */
const retryMs = 5000;

/**
 * Feeds a function from its queue. A message in flight is deleted when the function is done with it; what failed is
 * left alone and becomes visible again after the queue's visibility timeout, or when the function says so.
 *
 * `stop` takes nothing more and resolves when the batches in progress have ended.
 */
export function startSqsPoller(
  mapping: SqsMapping,
  queues: QueueConsumer,
  invoker: FunctionInvoker,
  log: Log,
): Stoppable {
  const { queueArn, functionName, batchSize, windowMs, maxConcurrency, reportsItemFailures } = mapping;
  const abort = new AbortController();
  const { signal } = abort;
  const running = new Set<Promise<void>>();

  const receive = (max: number, waitMs: number): Promise<readonly ReceivedMessage[]> =>
    queues.receive({ queueArn, max: Math.min(max, maxReceive), waitMs, signal });

  /** One batch, or nothing after a long poll. The batching window begins with its first message. */
  async function gather(): Promise<readonly ReceivedMessage[]> {
    const messages = [...(await receive(batchSize, longPollMs))];
    const closesAt = Date.now() + windowMs;
    while (messages.length > 0 && messages.length < batchSize && Date.now() < closesAt && !signal.aborted)
      messages.push(...(await receive(batchSize - messages.length, closesAt - Date.now())));
    return messages;
  }

  async function process(messages: readonly ReceivedMessage[]): Promise<void> {
    const result = await invoker.invoke(functionName, sqsEvent(messages, queueArn));
    const done = doneMessages(messages, result, reportsItemFailures);
    if (done.length > 0)
      await queues.delete(
        queueArn,
        done.map(({ receiptHandle }) => receiptHandle),
      );
    if (done.length < messages.length)
      log.warn(
        `Lambda: ${functionName} failed ${messages.length - done.length} of ${messages.length} messages`,
        {
          queue: queueArn,
          ...(!result.ok && { reason: `${result.errorType}: ${result.errorMessage}` }),
        },
      );
  }

  const failed = (error: unknown): void =>
    log.error(`Lambda: the event source of ${functionName} failed`, {
      queue: queueArn,
      error: String(error),
    });

  async function poll(): Promise<void> {
    while (!signal.aborted) {
      if (running.size >= maxConcurrency) {
        await Promise.race(running);
        continue;
      }
      try {
        for (const batch of withinPayloadLimit(await gather())) {
          const batchRun = process(batch)
            .catch(failed)
            .finally(() => running.delete(batchRun));
          running.add(batchRun);
        }
      } catch (error) {
        failed(error);
        await delay(retryMs, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
    await Promise.all(running);
  }

  const polling = poll();
  return {
    async stop() {
      abort.abort();
      await polling;
    },
  };
}
