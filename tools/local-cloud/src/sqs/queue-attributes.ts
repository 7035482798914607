import type { Resource } from '../ports.ts';
import { executedAttributes } from './resource-types.ts';

/**
 * A queue that lost an attribute in its template gets AWS's default back
 * (docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html).
 */
const defaults = {
  VisibilityTimeout: '30',
  MessageRetentionPeriod: '345600',
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '0',
  MaximumMessageSize: '1048576',
  RedrivePolicy: '',
};

/** The attributes that a template gives a queue, as SetQueueAttributes takes them: all strings, every one that can change. */
export function attributesOf(queue: Resource): Record<string, string> {
  const attributes: Record<string, string> = { ...defaults };
  for (const name of executedAttributes) {
    const value = queue.properties[name];
    if (value === undefined) continue;
    if (name === 'RedrivePolicy') attributes[name] = redrivePolicy(value);
    // `FifoQueue: false` is no valid attribute value in SQS: a standard queue says nothing.
    else if (value !== false && value !== 'false')
      attributes[name] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  return attributes;
}

/** CloudFormation takes the policy as an object or as JSON, its count as a number or as a string; SQS keeps JSON with a number. */
function redrivePolicy(value: unknown): string {
  const policy = (typeof value === 'string' ? JSON.parse(value) : value) as {
    maxReceiveCount: number | string;
  };
  return JSON.stringify({ ...policy, maxReceiveCount: Number(policy.maxReceiveCount) });
}
