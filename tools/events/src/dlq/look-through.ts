import {
  ChangeMessageVisibilityBatchCommand,
  type ChangeMessageVisibilityBatchRequestEntry,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { type DeadLetter, deadLetterOf } from './dead-letter.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';

/**
 * Seconds that a message stays out of sight while we look; after that SQS brings it back, should we end without
 * giving it back. Two minutes are enough to look through all that `mostHeld` allows.
 */
export const outOfSight = 120;

/** Messages held at once: their receipts are all that is kept of them, about 10 MB. */
export const mostHeld = 20_000;

/** A dead letter queue being looked through: each message once. */
export interface Look {
  readonly letters: AsyncIterable<DeadLetter>;
  /** This message was deleted: it is not given back. */
  forget(letter: DeadLetter): void;
  /** Gives all others back, to be seen by the next. */
  giveBack(): Promise<void>;
  /** Whether there were more than may be held. */
  readonly cut: boolean;
  /** About how many were out of sight when the look began: somebody else looks, or did not live to give back. */
  readonly hidden: number;
}

/**
 * Looks at every message of a dead letter queue without taking any away: a message is out of sight for others until
 * `giveBack`. Ends at an empty long poll, by which SQS asks all of its servers
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html).
 */
export function lookThrough(sqs: SQSClient, queue: DeadLetterQueue, signal: AbortSignal): Look {
  const held = new Map<string, string>();
  let cut = false;
  let hidden = 0;

  async function* letters(): AsyncGenerator<DeadLetter> {
    const seen = new Set<string>();
    hidden = await countHidden(sqs, queue);
    for (;;) {
      signal.throwIfAborted();
      const { Messages: messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: queue.url,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: 1,
          VisibilityTimeout: outOfSight,
          MessageAttributeNames: ['All'],
          MessageSystemAttributeNames: ['SentTimestamp'],
        }),
        { abortSignal: signal },
      );
      if (messages.length === 0) return;
      const found = messages.map((message) => deadLetterOf(message, queue));
      for (const { messageId, receiptHandle } of found) held.set(messageId, receiptHandle);
      for (const letter of found) {
        // A queue may hand out a message twice, and one that was out of sight too long comes back.
        if (seen.has(letter.messageId)) continue;
        seen.add(letter.messageId);
        yield letter;
      }
      if (held.size >= mostHeld) {
        cut = true;
        return;
      }
    }
  }

  return {
    letters: letters(),
    forget: ({ messageId }) => void held.delete(messageId),
    async giveBack() {
      const receipts = [...held.values()];
      held.clear();
      for (let from = 0; from < receipts.length; from += 10) {
        const entries = receipts.slice(from, from + 10).map(backInSight);
        // One that cannot be given back (its time was over, somebody else has it) comes back by itself.
        await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queue.url, Entries: entries }));
      }
    },
    get cut() {
      return cut;
    },
    get hidden() {
      return hidden;
    },
  };
}

async function countHidden(sqs: SQSClient, { url }: DeadLetterQueue): Promise<number> {
  const name = 'ApproximateNumberOfMessagesNotVisible';
  const { Attributes: attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [name] }),
  );
  return Number(attributes?.[name] ?? 0);
}

const backInSight = (ReceiptHandle: string, place: number): ChangeMessageVisibilityBatchRequestEntry => ({
  Id: String(place),
  ReceiptHandle,
  VisibilityTimeout: 0,
});
