import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { AwsClients } from '@bayon/cloud-driver';

const deadLetters = '-dead-letters';

/** The names of the queues that feed functions: each has its dead letters beside it. */
export async function readInboxes({ sqs }: AwsClients): Promise<readonly string[]> {
  const { QueueUrls: urls = [] } = await sqs.send(new ListQueuesCommand({}));
  const names = urls.map((url) => url.slice(url.lastIndexOf('/') + 1));
  return names.filter((name) => names.includes(name + deadLetters));
}

export interface DeadLetter {
  readonly body: string;
  /** ERROR_CODE, ERROR_MESSAGE, … */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Takes the dead letters of a queue away, as many as one receive gives. */
export async function takeDeadLetters({ sqs }: AwsClients, inbox: string): Promise<DeadLetter[]> {
  const QueueUrl = await urlOf(sqs, inbox + deadLetters);
  const { Messages: messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
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
