import {
  GetQueueAttributesCommand,
  ListQueuesCommand,
  type ListQueuesCommandOutput,
  QueueDoesNotExist,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Context } from '../command.ts';
import { type BusRule } from '../replay/bus-rule.ts';
import { readBusRules } from '../replay/read-bus-rules.ts';
import { busOf } from '../replay/stage-names.ts';

/** A queue of this stage. Its counts are approximate, as SQS says. */
export interface Queue {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  readonly createdAt: Date;
  readonly waiting: number;
  readonly inFlight: number;
  readonly delayed: number;
  /** JSON */
  readonly policy?: string;
}

/** What several checks look at: read once. */
export interface Survey {
  rules(): Promise<readonly BusRule[]>;
  queues(): Promise<readonly Queue[]>;
}

export function createSurvey({ aws, stage }: Pick<Context, 'aws' | 'stage'>): Survey {
  let rules: Promise<readonly BusRule[]> | undefined;
  let queues: Promise<readonly Queue[]> | undefined;
  return {
    rules: () => (rules ??= readBusRules(aws.events, busOf(stage))),
    queues: () => (queues ??= readQueues(aws.sqs, stage)),
  };
}

/** `bayon-studio-inbox-local`, its dead letters, and what was made for a while. */
export const isOfStage = (name: string, stage: string): boolean =>
  new RegExp(`^bayon-.+-${stage}(-dead-letters|-rebuild-.+)?$|^bayon-events-tail-${stage}-`).test(name);

export const isDeadLetters = ({ name }: Pick<Queue, 'name'>): boolean => name.endsWith('-dead-letters');

async function readQueues(sqs: SQSClient, stage: string): Promise<readonly Queue[]> {
  const queues: Queue[] = [];
  let NextToken: string | undefined;
  do {
    const page: ListQueuesCommandOutput = await sqs.send(
      new ListQueuesCommand({ QueueNamePrefix: 'bayon-', MaxResults: 1_000, NextToken }),
    );
    for (const url of page.QueueUrls ?? []) {
      if (!isOfStage(nameIn(url), stage)) continue;
      const queue = await readQueue(sqs, url);
      if (queue) queues.push(queue);
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return queues;
}

const nameIn = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** Undefined for a queue that is gone by now: SQS lists it for a minute after. */
export async function readQueue(sqs: SQSClient, url: string): Promise<Queue | undefined> {
  try {
    const { Attributes: attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
    );
    const { Policy: policy } = attributes;
    const count = (name: keyof typeof attributes) => Number(attributes[name] ?? 0);
    return {
      name: nameIn(url),
      url,
      arn: attributes.QueueArn ?? '',
      createdAt: new Date(count('CreatedTimestamp') * 1_000),
      waiting: count('ApproximateNumberOfMessages'),
      inFlight: count('ApproximateNumberOfMessagesNotVisible'),
      delayed: count('ApproximateNumberOfMessagesDelayed'),
      ...(policy !== undefined && policy !== '' && { policy }),
    };
  } catch (error) {
    if (error instanceof QueueDoesNotExist) return undefined;
    throw error;
  }
}
