import type { Queue } from './queue.ts';

/** A message as a receiver gets it. */
export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  /** System attributes: ApproximateReceiveCount, SentTimestamp (epoch milliseconds), … */
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, MessageAttribute>>;
  readonly md5OfMessageAttributes?: string;
}

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

/** Takes up to `max` (at most 10) messages off the queue for its visibility timeout; what was received too often becomes a dead letter. */
export function takeMessages(
  queue: Queue,
  max: number,
  senderId: string,
  deadLetterQueue: (arn: string) => Queue | undefined,
): ReceivedMessage[] {
  return queue.dequeue(max, undefined, deadLetterQueue).flatMap(({ ReceiptHandle }) => {
    const message = queue.inflightMessages.get(ReceiptHandle)?.message;
    if (message === undefined) return [];
    const { messageGroupId, messageDeduplicationId, sequenceNumber } = message;
    return {
      messageId: message.messageId,
      receiptHandle: ReceiptHandle,
      body: message.body,
      md5OfBody: message.md5OfBody,
      attributes: {
        ApproximateReceiveCount: String(message.approximateReceiveCount),
        SentTimestamp: String(message.sentTimestamp),
        SenderId: senderId,
        ApproximateFirstReceiveTimestamp: String(message.approximateFirstReceiveTimestamp),
        ...(messageGroupId !== undefined && { MessageGroupId: messageGroupId }),
        ...(messageDeduplicationId !== undefined && { MessageDeduplicationId: messageDeduplicationId }),
        ...(sequenceNumber !== undefined && { SequenceNumber: sequenceNumber }),
      },
      messageAttributes: message.messageAttributes,
      ...(message.md5OfMessageAttributes && { md5OfMessageAttributes: message.md5OfMessageAttributes }),
    };
  });
}
