import type { SQSClient } from '@aws-sdk/client-sqs';

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
}

export function createQueueClient(urls: {
  readonly inbox: string;
  readonly deadLetters: string;
}): QueueClient {
  let loaded: Promise<{ sqs: typeof import('@aws-sdk/client-sqs'); client: SQSClient }> | undefined;
  const load = () =>
    (loaded ??= import('@aws-sdk/client-sqs').then((sqs) => ({ sqs, client: new sqs.SQSClient({}) })));
  const attribute = (value: string) => ({ DataType: 'String', StringValue: value });

  return {
    async deadLetter(body, { code, message, attempts }) {
      const { sqs, client } = await load();
      await client.send(
        new sqs.SendMessageCommand({
          QueueUrl: urls.deadLetters,
          MessageBody: body,
          MessageAttributes: {
            ERROR_CODE: attribute(code),
            ERROR_MESSAGE: attribute(message.slice(0, 1_000)),
            RETRY_ATTEMPTS: attribute(String(attempts)),
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
