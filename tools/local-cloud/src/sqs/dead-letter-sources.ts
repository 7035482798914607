import type { AwsRequest, AwsResponse } from '../ports.ts';
import type { Queue, QueueStore } from './queue.ts';
import { actionOf } from './wire.ts';

/** The queues whose redrive policy names a dead letter queue. */
export const sourcesOf = (store: QueueStore, deadLetterArn: string): Queue[] =>
  [...store.allQueues()].filter((queue) => deadLetterArnOf(queue) === deadLetterArn);

function deadLetterArnOf(queue: Queue): string | undefined {
  const policy = queue.attributes['RedrivePolicy'];
  return policy ? (JSON.parse(policy) as { deadLetterTargetArn?: string }).deadLetterTargetArn : undefined;
}

interface Request {
  readonly QueueUrl?: unknown;
  readonly MaxResults?: unknown;
  readonly NextToken?: unknown;
}

/** ListDeadLetterSourceQueues, which fauxqs lacks; undefined for every other action. */
export function listDeadLetterSources(
  store: QueueStore,
  request: AwsRequest,
): Promise<AwsResponse> | undefined {
  if (actionOf(request) !== 'ListDeadLetterSourceQueues') return undefined;
  const { QueueUrl, MaxResults, NextToken } = JSON.parse(Buffer.from(request.body).toString()) as Request;
  const queue = typeof QueueUrl === 'string' ? store.getQueue(QueueUrl) : undefined;
  if (queue === undefined)
    return answer(400, {
      __type: 'com.amazonaws.sqs#QueueDoesNotExist',
      message: 'The specified queue does not exist.',
    });
  const urls = sourcesOf(store, queue.arn).map(({ url }) => url);
  const start = Number(NextToken ?? 0);
  // SQS answers all, at most 1,000, unless it is asked for pages.
  const end = start + Number(MaxResults ?? 1_000);
  const more = typeof MaxResults === 'number' && end < urls.length;
  return answer(200, { queueUrls: urls.slice(start, end), ...(more && { NextToken: String(end) }) });
}

const answer = (status: number, body: object): Promise<AwsResponse> =>
  Promise.resolve({
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify(body),
  });
