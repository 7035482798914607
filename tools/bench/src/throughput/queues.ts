import type { Resource } from '@bayon/local-cloud/parts';
import { ofType } from '@bayon/function-host';
import { awsCall } from './aws-call.ts';

/** What lies in the queues of all apps. */
export interface Depths {
  /** Waiting, or with a function. */
  readonly inboxes: number;
  readonly deadLetters: number;
}

const isDeadLetters = (url: string): boolean => url.endsWith('-dead-letters');

export async function queueDepths(awsUrl: string, resources: readonly Resource[]): Promise<Depths> {
  const urls = ofType(resources, 'AWS::SQS::Queue').map(({ ref }) => ref);
  const depths = await Promise.all(urls.map(async (url) => ({ url, depth: await depthOf(awsUrl, url) })));
  const sum = (dead: boolean) =>
    depths.filter(({ url }) => isDeadLetters(url) === dead).reduce((total, { depth }) => total + depth, 0);
  return { inboxes: sum(false), deadLetters: sum(true) };
}

async function depthOf(awsUrl: string, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = (await awsCall(awsUrl, 'AmazonSQS.GetQueueAttributes', {
    QueueUrl,
    AttributeNames: ['All'],
  })) as { Attributes?: Readonly<Record<string, string>> };
  const { ApproximateNumberOfMessages: waiting, ApproximateNumberOfMessagesNotVisible: taken } = Attributes;
  return Number(waiting ?? 0) + Number(taken ?? 0);
}
