import { GetQueueAttributesCommand, ListQueuesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { AwsClients } from '@bayon/cloud-driver';

/** How many messages each queue holds: visible, in flight and delayed. By the queue's name. */
export async function messagesByQueue({ sqs }: AwsClients): Promise<ReadonlyMap<string, number>> {
  const { QueueUrls: urls = [] } = await sqs.send(new ListQueuesCommand({}));
  const counts = await Promise.all(
    urls.map(async (url) => {
      const { Attributes: counted = {} } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: url,
          AttributeNames: [
            'ApproximateNumberOfMessages',
            'ApproximateNumberOfMessagesNotVisible',
            'ApproximateNumberOfMessagesDelayed',
          ],
        }),
      );
      const sum = Object.values(counted).reduce((total, count) => total + Number(count), 0);
      return [url.slice(url.lastIndexOf('/') + 1), sum] as const;
    }),
  );
  return new Map(counts);
}

export const isDeadLetters = (queue: string): boolean => queue.endsWith('-dead-letters');

/** Has every queue hand out again after so many seconds what nobody acknowledged. */
export async function setVisibility({ sqs }: AwsClients, seconds: number): Promise<void> {
  const { QueueUrls: urls = [] } = await sqs.send(new ListQueuesCommand({}));
  for (const QueueUrl of urls)
    await sqs.send(
      new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: String(seconds) } }),
    );
}
