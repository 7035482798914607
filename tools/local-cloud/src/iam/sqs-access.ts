import type { LocalAccount } from '../ports.ts';
import type { Access } from './access.ts';

interface Request {
  readonly QueueUrl?: string;
  readonly QueueName?: string;
  readonly SourceArn?: string;
}

/** What an SQS request does. Batches need the permission of the single action (SQS has none for batches). */
export function sqsAccess({ region, accountId }: LocalAccount) {
  return (operation: string, { QueueUrl, QueueName, SourceArn }: Request): Access[] => {
    const name = QueueUrl?.split('/').at(-1) ?? QueueName;
    const resource = SourceArn ?? (name === undefined ? '*' : `arn:aws:sqs:${region}:${accountId}:${name}`);
    return [{ action: `sqs:${operation.replace(/Batch$/, '')}`, resource }];
  };
}
