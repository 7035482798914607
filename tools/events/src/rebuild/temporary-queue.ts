import { CreateQueueCommand, DeleteQueueCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { OperationFailed } from '../errors.ts';

export interface TemporaryQueue {
  readonly url: string;
  readonly arn: string;
}

/** Where things of a bus's account and region are, before they are there. */
export const arnsBeside = (busArn: string) => ({
  queue: (name: string) => busArn.replace(':events:', ':sqs:').replace(/:event-bus\/.*$/, `:${name}`),
  rule: (name: string) => `${busArn.replace(':event-bus/', ':rule/')}/${name}`,
});

/** Makes a queue that rules of these ARNs may send to. What nobody takes is gone within a day. */
export async function createQueue(
  sqs: SQSClient,
  name: string,
  { arn, ruleArns }: { readonly arn: string; readonly ruleArns: readonly string[] },
): Promise<TemporaryQueue> {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: arn,
        Condition: { ArnEquals: { 'aws:SourceArn': ruleArns } },
      },
    ],
  };
  const { QueueUrl: url } = await sqs.send(
    new CreateQueueCommand({
      QueueName: name,
      Attributes: {
        MessageRetentionPeriod: '86400',
        VisibilityTimeout: '120',
        SqsManagedSseEnabled: 'true',
        Policy: JSON.stringify(policy),
      },
      tags: { 'bayon:temporary': 'true' },
    }),
  );
  if (url === undefined) throw new OperationFailed(`SQS did not make the queue ${name}`);
  return { url, arn };
}

export const deleteQueue = async (sqs: SQSClient, { url }: TemporaryQueue): Promise<void> => {
  await sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
};
