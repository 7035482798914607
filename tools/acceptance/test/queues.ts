import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { AwsClients } from '../src/aws-clients.ts';

/** The queues that feed functions, each with `…-dead-letters` beside it. */
export const inboxes = [
  'bayon-studio-inbox-local',
  'bayon-studio-generator-local',
  'bayon-realtime-inbox-local',
] as const;
export type Inbox = (typeof inboxes)[number];

export interface DeadLetter {
  readonly body: string;
  /** ERROR_CODE, ERROR_MESSAGE, … */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Takes the dead letters of a queue away, as many as one receive gives; waits up to a second for the first. */
export async function takeDeadLetters({ sqs }: AwsClients, inbox: Inbox): Promise<DeadLetter[]> {
  const QueueUrl = await urlOf(sqs, `${inbox}-dead-letters`);
  const { Messages: messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 1,
      MessageAttributeNames: ['All'],
    }),
  );
  for (const { ReceiptHandle } of messages)
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  return messages.map(({ Body = '', MessageAttributes = {} }) => ({
    body: Body,
    attributes: Object.fromEntries(
      Object.entries(MessageAttributes).map(([name, { StringValue = '' }]) => [name, StringValue]),
    ),
  }));
}

/** How many messages a queue has: visible, in flight and delayed. */
export async function messagesIn({ sqs }: AwsClients, name: string): Promise<number> {
  const { Attributes: counts = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: await urlOf(sqs, name),
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ],
    }),
  );
  return Object.values(counts).reduce((sum, count) => sum + Number(count), 0);
}

export async function urlOf(sqs: AwsClients['sqs'], QueueName: string): Promise<string> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  if (QueueUrl === undefined) throw new Error(`there is no queue ${QueueName}`);
  return QueueUrl;
}
