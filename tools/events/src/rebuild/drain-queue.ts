import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { OperationFailed } from '../errors.ts';
import type { ArchivedEvent } from './scratch.ts';

/** Takes at once: more would only wait for the disk. */
const takers = 4;
/** Seconds of a long poll. */
const pollSeconds = 2;
/** Polls in a row without a message, after the replay's end, before a queue counts as drained. */
const quietPolls = 2;

/**
 * Takes everything out of a queue until no more can come: until `isComplete` and long polls that find nothing. The
 * counts of a queue are approximate; a long poll asks all of its servers.
 */
export async function drainQueue(
  sqs: SQSClient,
  url: string,
  take: (event: ArchivedEvent) => void,
  isComplete: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  const drain = async () => {
    for (let quiet = 0; quiet < quietPolls || (await isWaiting(sqs, url));) {
      signal.throwIfAborted();
      const final = isComplete();
      const messages = await receive(sqs, url, signal);
      for (const { Body = '' } of messages) take(eventIn(Body));
      if (messages.length > 0) await forget(sqs, url, messages);
      quiet = final && messages.length === 0 ? quiet + 1 : 0;
    }
  };
  await Promise.all(Array.from({ length: takers }, drain));
}

async function receive(
  sqs: SQSClient,
  QueueUrl: string,
  abortSignal: AbortSignal,
): Promise<readonly Message[]> {
  const request = new ReceiveMessageCommand({
    QueueUrl,
    MaxNumberOfMessages: 10,
    WaitTimeSeconds: pollSeconds,
  });
  const { Messages = [] } = await sqs.send(request, { abortSignal });
  return Messages;
}

/** What is not deleted comes again, and is then the same event. */
const forget = (sqs: SQSClient, QueueUrl: string, messages: readonly Message[]) =>
  sqs.send(
    new DeleteMessageBatchCommand({
      QueueUrl,
      Entries: messages.map(({ ReceiptHandle }, place) => ({ Id: String(place), ReceiptHandle })),
    }),
  );

async function isWaiting(sqs: SQSClient, QueueUrl: string): Promise<boolean> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  return Number(Attributes?.['ApproximateNumberOfMessages'] ?? 0) > 0;
}

function eventIn(body: string): ArchivedEvent {
  const { id, time } = JSON.parse(body) as Partial<ArchivedEvent>;
  if (typeof id !== 'string' || typeof time !== 'string')
    throw new OperationFailed('a message of the replay is no event of EventBridge');
  return { id, time, body };
}
