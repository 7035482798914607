import { join } from 'node:path';
import {
  type AwsService,
  type LocalAccount,
  type Log,
  type QueueSender,
  type Resource,
  StartupError,
  type Stoppable,
} from '../ports.ts';
import { createArrivals } from './arrivals.ts';
import { actionOf, createWire, type Wire } from './wire.ts';
import { listDeadLetterSources } from './dead-letter-sources.ts';
import { createMoveTasks } from './move-tasks.ts';
import { attributesOf } from './queue-attributes.ts';
import { queuePolicyOf } from './queue-policy.ts';
import type { Queue } from './queue.ts';
import { openQueueStore } from './queue-store.ts';
import { type ReceivedMessage, takeMessages } from './received-message.ts';
import { resourceTypes } from './resource-types.ts';
import { expireMessages } from './retention.ts';
import { createSending } from './sending.ts';

export { resourceTypes };
export type { MessageAttribute, ReceivedMessage } from './received-message.ts';

/** What an event source needs of the queues. An unknown ARN rejects with an error named `QueueDoesNotExist`. */
export interface QueueConsumer {
  /**
   * A long poll: up to `max` (at most 10) messages as soon as there is one, or none after `waitMs` or once `signal`
   * aborts. A message that arrives meanwhile is returned within the same turn of the event loop.
   */
  receive(request: {
    readonly queueArn: string;
    readonly max: number;
    readonly waitMs: number;
    readonly signal: AbortSignal;
  }): Promise<readonly ReceivedMessage[]>;
  /** Deletes in one transaction. A receipt handle that is no longer valid is ignored, as SQS does. */
  delete(queueArn: string, receiptHandles: readonly string[]): Promise<void>;
  changeVisibility(queueArn: string, receiptHandle: string, seconds: number): Promise<void>;
  /** Makes every message in flight visible at once: who held their receipts is gone. @returns how many there were */
  releaseInFlight(queueArn: string): number;
  /** Seconds; undefined for a queue that does not exist. */
  visibilityTimeout(queueArn: string): number | undefined;
}

export type Queues = Stoppable &
  QueueSender &
  QueueConsumer & {
    readonly service: AwsService;
    /** A queue's present policy as JSON, empty for none; undefined for a queue that does not exist. */
    policyOf(queueArn: string): string | undefined;
  };

export interface QueuesOptions {
  readonly resources: readonly Resource[];
  /** Queues and messages are kept in `<dataDir>/sqs`. */
  readonly dataDir: string;
  readonly account: LocalAccount;
  readonly log: Log;
}

/** Runs the queues of the templates. @throws StartupError for a queue whose attributes SQS would refuse */
export async function createQueues({ resources, dataDir, account, log }: QueuesOptions): Promise<Queues> {
  const arrivals = createArrivals();
  const urlOf = (name: string): string => `${account.awsUrl}/${account.accountId}/${name}`;
  const opened = await openQueueStore(join(dataDir, 'sqs'), urlOf, (queue) => arrivals.watch(queue));
  const { stores } = opened;
  const store = stores.sqsStore;
  const wire = createWire(stores, account.region);
  const moveTasks = createMoveTasks(store, opened);
  const sending = await createSending(store);
  for (const resource of resources.filter(({ type }) => type === 'AWS::SQS::Queue'))
    await declare(resource, queuePolicyOf(resource, resources), store, wire);

  const sweep = (): void => {
    const deleted = [...store.allQueues()].reduce(
      (sum, queue) => sum + opened.transaction(() => expireMessages(queue, Date.now())),
      0,
    );
    if (deleted > 0) log.info('SQS: messages older than their retention period were deleted', { deleted });
  };
  sweep();
  const sweeper = setInterval(sweep, 60_000).unref();

  const find = (queueArn: string): Queue => {
    const queue = store.getQueueByArn(queueArn);
    if (queue !== undefined) return queue;
    throw Object.assign(new Error(`The specified queue does not exist: ${queueArn}`), {
      name: 'QueueDoesNotExist',
    });
  };
  const take = (queue: Queue, max: number): ReceivedMessage[] =>
    takeMessages(queue, max, account.accountId, (arn) => store.getQueueByArn(arn));

  return {
    service: {
      accepts: (request) => actionOf(request) !== undefined,
      handle: (request) =>
        moveTasks.handle(request) ??
        listDeadLetterSources(store, request) ??
        sending.handle(request) ??
        wire.handle(request),
    },
    send: ({ queueArn, body, attributes = {}, groupId }) =>
      new Promise((resolve) => {
        const input = {
          QueueUrl: find(queueArn).url,
          MessageBody: body,
          MessageGroupId: groupId,
          MessageAttributes: Object.fromEntries(
            Object.entries(attributes).map(([name, value]) => [
              name,
              { DataType: 'String', StringValue: value },
            ]),
          ),
        };
        resolve(sending.send(input));
      }),
    async receive({ queueArn, max, waitMs, signal }) {
      const queue = find(queueArn);
      const deadline = Date.now() + waitMs;
      // No `await` between looking and waiting, else a message that arrives in between would wake nobody.
      for (;;) {
        const messages = signal.aborted ? [] : take(queue, max);
        const remaining = deadline - Date.now();
        if (messages.length > 0 || signal.aborted || remaining <= 0) return messages;
        await arrivals.next(queue, remaining, signal);
      }
    },
    async delete(queueArn, receiptHandles) {
      const queue = find(queueArn);
      opened.transaction(() => receiptHandles.forEach((handle) => queue.deleteMessage(handle)));
      return Promise.resolve();
    },
    async changeVisibility(queueArn, receiptHandle, seconds) {
      await wire.call('ChangeMessageVisibility', {
        QueueUrl: find(queueArn).url,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      });
    },
    releaseInFlight(queueArn) {
      const queue = find(queueArn);
      const handles = [...queue.inflightMessages.keys()];
      opened.transaction(() => handles.forEach((handle) => queue.changeVisibility(handle, 0)));
      return handles.length;
    },
    visibilityTimeout(queueArn) {
      const queue = store.getQueueByArn(queueArn);
      return queue && Number(queue.attributes['VisibilityTimeout']);
    },
    policyOf(queueArn) {
      const queue = store.getQueueByArn(queueArn);
      return queue && (queue.attributes['Policy'] ?? '');
    },
    async stop() {
      clearInterval(sweeper);
      await wire.close();
      opened.close();
    },
  };
}

/** Creates the queue, or gives the one that exists the template's attributes; its messages stay. */
async function declare(
  resource: Resource,
  policy: string | undefined,
  store: Parameters<typeof createMoveTasks>[0],
  wire: Wire,
): Promise<void> {
  const { QueueName: name = '', Arn: arn = '', QueueUrl: url = '' } = resource.attributes;
  const declared = attributesOf(resource);
  const fifo = declared['FifoQueue'] === 'true';
  const existing = store.getQueueByArn(arn);
  // Only what has a policy can lose it.
  const losesPolicy = policy === undefined && Boolean(existing?.attributes['Policy']);
  const attributes = {
    ...declared,
    ...(policy !== undefined && { Policy: policy }),
    ...(losesPolicy && { Policy: '' }),
  };
  if (existing !== undefined && existing.isFifo() !== fifo)
    throw new StartupError(
      `The queue ${name} of ${resource.stack} exists as the other type (standard, FIFO); delete it or give it another name.`,
    );
  if (existing === undefined)
    store.createQueue(name, url, arn, fifo ? { FifoQueue: 'true', ContentBasedDeduplication: 'false' } : {});
  try {
    await wire.call('SetQueueAttributes', { QueueUrl: url, Attributes: attributes });
  } catch (error) {
    throw new StartupError(`The queue ${name} of ${resource.stack} cannot be created: ${String(error)}`, {
      cause: error,
    });
  }
}
