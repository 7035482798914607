import type { SQSClient } from '@aws-sdk/client-sqs';
import { patience } from '../client-patience.ts';

/**
 * The queue operations that an inbox needs only when something is wrong. The client is loaded then: it costs a third
 * of a processor's start.
 */
export interface QueueClient {
  /** Puts a message into the dead letter queue, with what is wrong with it as message attributes. */
  deadLetter(body: string, problem: Problem): Promise<void>;
  /** Makes a message visible again after so many seconds. */
  delay(receiptHandle: string, seconds: number): Promise<void>;
}

/** Why a message lies in the dead letter queue: the attributes that EventBridge uses for what it cannot deliver. */
export interface Problem {
  /** `ContractViolation`, or the name of the handler's error. */
  readonly code: string;
  /** One line; paths, never values. */
  readonly message: string;
  /** How often the message was received. */
  readonly attempts: number;
  /** How often an operator had sent it back to the inbox before (`npm run events -- dlq redrive`). */
  readonly redrives?: number | undefined;
}

/** The message attribute that counts redrives. It stays with a message on its way to the inbox and back. */
export const redriveCount = 'REDRIVE_COUNT';

export function createQueueClient(urls: {
  readonly inbox: string;
  readonly deadLetters: string;
}): QueueClient {
  let loaded: Promise<{ sqs: typeof import('@aws-sdk/client-sqs'); client: SQSClient }> | undefined;
  const load = () =>
    (loaded ??= import('@aws-sdk/client-sqs').then((sqs) => ({ sqs, client: new sqs.SQSClient(patience) })));

  return {
    async deadLetter(body, { code, message, attempts, redrives = 0 }) {
      const { sqs, client } = await load();
      await client.send(
        new sqs.SendMessageCommand({
          QueueUrl: urls.deadLetters,
          MessageBody: body,
          MessageAttributes: {
            ERROR_CODE: attribute(code),
            ERROR_MESSAGE: attribute(message),
            RETRY_ATTEMPTS: attribute(String(attempts)),
            ...(redrives > 0 && { [redriveCount]: attribute(String(redrives)) }),
          },
        }),
      );
    },
    async delay(receiptHandle, seconds) {
      const { sqs, client } = await load();
      await client.send(
        new sqs.ChangeMessageVisibilityCommand({
          QueueUrl: urls.inbox,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: seconds,
        }),
      );
    },
  };
}

/** The characters that SQS takes in a text (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html). */
const refused = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** SQS refuses a message with an empty attribute, and then it would never reach the dead letter queue. */
const attribute = (value: string) => ({
  DataType: 'String',
  StringValue: value.slice(0, 1_000).replace(refused, '\u{FFFD}') || 'none',
});
