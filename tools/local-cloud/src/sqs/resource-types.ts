import type { ResourceIdentity, ResourceTypes } from '../ports.ts';

/** Attributes of a queue that fauxqs executes; each is a property of the CloudFormation resource by the same name. */
export const executedAttributes = [
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'ReceiveMessageWaitTimeSeconds',
  'MaximumMessageSize',
  'RedrivePolicy',
  'FifoQueue',
  'ContentBasedDeduplication',
] as const;

/** A queue without a name gets one from its stack; CloudFormation would add random characters, which no restart could repeat. */
export function queueNameOf({
  stack,
  logicalId,
  properties,
}: Pick<ResourceIdentity, 'stack' | 'logicalId' | 'properties'>): string {
  return typeof properties['QueueName'] === 'string' ? properties['QueueName'] : `${stack}-${logicalId}`;
}

/** What this folder tells the template resolver. */
export const resourceTypes: ResourceTypes = {
  'AWS::SQS::Queue': {
    ref: (queue) => `${queue.account.awsUrl}/${queue.account.accountId}/${queueNameOf(queue)}`,
    attributes: (queue) => ({
      Arn: `arn:aws:sqs:${queue.account.region}:${queue.account.accountId}:${queueNameOf(queue)}`,
      QueueName: queueNameOf(queue),
      QueueUrl: `${queue.account.awsUrl}/${queue.account.accountId}/${queueNameOf(queue)}`,
    }),
    executed: ['QueueName', ...executedAttributes],
    awsOnly: ['KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'SqsManagedSseEnabled', 'Tags'],
  },
  'AWS::SQS::QueuePolicy': {
    ref: ({ stack, logicalId }) => `${stack}-${logicalId}`,
    attributes: ({ stack, logicalId }) => ({ Id: `${stack}-${logicalId}` }),
    executed: ['PolicyDocument', 'Queues'],
  },
};
