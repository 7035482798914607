import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { buildApp } from 'fauxqs';
import type { Problem, QueueClient } from '../src/inbox/dead-letter.ts';

/** A record as Lambda hands it to a processor. */
export const aRecord = (
  body: unknown,
  overrides: { messageId?: string; attempt?: number } = {},
): SQSRecord => {
  const { messageId = 'm-1', attempt = 1 } = overrides;
  return {
    messageId,
    receiptHandle: `receipt-of-${messageId}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: String(attempt),
      SentTimestamp: '1773480413000',
      SenderId: 'events',
      ApproximateFirstReceiveTimestamp: '1773480413000',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:studio-inbox',
    awsRegion: 'us-east-1',
  };
};

export const aBatch = (...Records: SQSRecord[]): SQSEvent => ({ Records });

/** Queue operations that are only written down. */
export function recordingQueue() {
  const dead: { readonly body: string; readonly problem: Problem }[] = [];
  const delayed: { readonly receiptHandle: string; readonly seconds: number }[] = [];
  const queue: QueueClient = {
    deadLetter: (body, problem) => Promise.resolve(void dead.push({ body, problem })),
    delay: (receiptHandle, seconds) => Promise.resolve(void delayed.push({ receiptHandle, seconds })),
  };
  return { ...queue, dead, delayed };
}

/** A real SQS with an inbox and its dead letter queue. */
export async function startQueues() {
  const app = buildApp({ logger: false });
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  const sqs = new SQSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const create = async (QueueName: string, Attributes: Record<string, string> = {}) => {
    await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    return `${endpoint}/000000000000/${QueueName}`;
  };
  const deadLetters = await create('studio-dead-letters');
  const inbox = await create('studio-inbox', { VisibilityTimeout: '180' });
  return {
    endpoint,
    urls: { inbox, deadLetters },
    send: (body: string) => sqs.send(new SendMessageCommand({ QueueUrl: inbox, MessageBody: body })),
    async receive(QueueUrl: string): Promise<Message | undefined> {
      const { Messages: messages } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MessageAttributeNames: ['All'],
          MessageSystemAttributeNames: ['All'],
          WaitTimeSeconds: 0,
        }),
      );
      return messages?.[0];
    },
    /** Messages that wait, and those handed out. */
    async counts(QueueUrl: string) {
      const { Attributes: attributes } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      );
      return [
        Number(attributes?.['ApproximateNumberOfMessages']),
        Number(attributes?.['ApproximateNumberOfMessagesNotVisible']),
      ];
    },
    async stop() {
      sqs.destroy();
      await app.close();
    },
  };
}
