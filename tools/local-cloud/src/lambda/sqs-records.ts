import type { InvocationResult } from '../ports.ts';
import type { MessageAttribute, ReceivedMessage } from '../sqs/index.ts';

/** The event that a function gets for a batch of messages (docs.aws.amazon.com/lambda/latest/dg/with-sqs.html). */
export function sqsEvent(messages: readonly ReceivedMessage[], queueArn: string): object {
  return {
    Records: messages.map((message) => ({
      messageId: message.messageId,
      receiptHandle: message.receiptHandle,
      body: message.body,
      attributes: message.attributes,
      messageAttributes: Object.fromEntries(
        Object.entries(message.messageAttributes).map(([name, value]) => [name, attribute(value)]),
      ),
      ...(message.md5OfMessageAttributes !== undefined && {
        md5OfMessageAttributes: message.md5OfMessageAttributes,
      }),
      md5OfBody: message.md5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: queueArn.split(':')[3],
    })),
  };
}

function attribute({ DataType, StringValue, BinaryValue }: MessageAttribute): object {
  return {
    ...(StringValue !== undefined && { stringValue: StringValue }),
    ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}

/**
 * Which messages of a batch are done and can be deleted.
 *
 * With ReportBatchItemFailures it is those the function does not name; a response that names something else than
 * messages of the batch fails all of them (docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html).
 */
export function doneMessages(
  messages: readonly ReceivedMessage[],
  result: InvocationResult,
  reportsItemFailures: boolean,
): readonly ReceivedMessage[] {
  if (!result.ok) return [];
  if (!reportsItemFailures || result.payload === null) return messages;
  if (typeof result.payload !== 'object') return [];
  const { batchItemFailures = null } = result.payload as { batchItemFailures?: unknown };
  if (batchItemFailures === null) return messages;
  if (!Array.isArray(batchItemFailures)) return [];
  const failed = new Set(
    batchItemFailures.map(
      (failure: unknown) => (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier,
    ),
  );
  const known = new Set<unknown>(messages.map(({ messageId }) => messageId));
  return [...failed].every((id) => known.has(id))
    ? messages.filter(({ messageId }) => !failed.has(messageId))
    : [];
}

/** A batch ends at Lambda's payload limit of 6 MB, even when it holds fewer messages than BatchSize. */
const maxBatchBytes = 6_291_456;
/** What a record holds besides body and attributes, generously. */
const recordOverheadBytes = 2048;

/** Splits messages into batches that Lambda could take as one event. */
export function withinPayloadLimit(messages: readonly ReceivedMessage[]): ReceivedMessage[][] {
  const batches: ReceivedMessage[][] = [];
  let bytes = Infinity;
  for (const message of messages) {
    // As JSON, since quotes and line breaks in a body count twice.
    const size =
      Buffer.byteLength(JSON.stringify([message.body, message.messageAttributes])) + recordOverheadBytes;
    bytes += size;
    if (bytes <= maxBatchBytes) batches.at(-1)?.push(message);
    else {
      batches.push([message]);
      bytes = size;
    }
  }
  return batches;
}
