import { randomUUID } from 'node:crypto';
import type { EventContract } from '@bayon/event-contracts';

/** An event as EventBridge puts it into a queue. Each putting has an id of its own; the producer's id stays. */
export const onTheBus = (
  contract: EventContract,
  source: string,
  detail: object,
  id: string,
  timestamp: string,
): object => ({
  version: '0',
  id: randomUUID(),
  'detail-type': contract.detailType,
  source,
  account: '000000000000',
  time: timestamp,
  region: 'us-east-1',
  resources: [],
  detail: { ...detail, timestamp, event: { id, version: contract.version, correlationId: id } },
});

/** A message of a queue that holds an event. */
export interface QueuedEvent {
  readonly event: object;
  /** The same on each redelivery, another for each copy. */
  readonly messageId: string;
  /** 1 on the first delivery. */
  readonly attempt: number;
}

/** Messages as Lambda gives them to a function, in one batch. */
export const batchOf = (messages: readonly QueuedEvent[], queueArn: string): object => ({
  Records: messages.map(({ event, messageId, attempt }) => ({
    messageId,
    receiptHandle: randomUUID(),
    body: JSON.stringify(event),
    attributes: {
      ApproximateReceiveCount: String(attempt),
      SentTimestamp: String(Date.now()),
      SenderId: 'events.amazonaws.com',
      ApproximateFirstReceiveTimestamp: String(Date.now()),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: 'us-east-1',
  })),
});

/** A batch of one message. @param attempt 1 on the first delivery */
export const inBatch = (event: object, queueArn: string, messageId: string, attempt: number): object =>
  batchOf([{ event, messageId, attempt }], queueArn);
