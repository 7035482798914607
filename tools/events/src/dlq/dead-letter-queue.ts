import { GetQueueAttributesCommand, GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Aws } from '../aws.ts';
import { isTemporary, queueNameOf, type BusRule } from '../replay/bus-rule.ts';
import { readBusRules } from '../replay/read-bus-rules.ts';
import { busOf } from '../replay/stage-names.ts';

export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
}

/** A queue where messages lie that nobody could handle, and the queues they came from. */
export interface DeadLetterQueue extends Queue {
  /** `studio` */
  readonly service: string;
  /** As the contracts name it: `studio` of the inbox, `studio generator` of the queue beside it. */
  readonly consumer: string;
  readonly sources: readonly Queue[];
}

/**
 * The dead letter queues of a stage, by AWS's own account: those of the bus's targets, and those that the targets'
 * redrive policies name.
 */
export async function readDeadLetterQueues(
  { events, sqs }: Pick<Aws, 'events' | 'sqs'>,
  stage: string,
): Promise<readonly DeadLetterQueue[]> {
  const rules = await readBusRules(events, busOf(stage));
  const targets = targetsOf(rules, stage);
  const known = new Map<string, Promise<Queue>>();
  const queueAt = (arn: string) => {
    const queue = known.get(arn) ?? readQueue(sqs, arn);
    known.set(arn, queue);
    return queue;
  };

  const sources = new Map<string, Set<string>>();
  for (const { arn, deadLetterArns } of targets) {
    const isQueue = queueNameOf(arn) !== undefined;
    const policy = isQueue ? await redriveArnOf(sqs, await queueAt(arn)) : undefined;
    for (const dead of [...deadLetterArns, ...(policy === undefined ? [] : [policy])]) {
      const found = sources.get(dead) ?? new Set<string>();
      sources.set(dead, isQueue ? found.add(arn) : found);
    }
  }
  return Promise.all(
    [...sources].map(async ([arn, from]): Promise<DeadLetterQueue> => {
      const queue = await queueAt(arn);
      return {
        ...queue,
        ...ownerOf(queue.name, stage),
        sources: await Promise.all([...from].map(queueAt)),
      };
    }),
  );
}

/** Each thing that rules deliver to, once. */
function targetsOf(rules: readonly BusRule[], stage: string) {
  const targets = new Map<string, Set<string>>();
  for (const rule of rules.filter(({ name }) => !isTemporary(name, stage)))
    for (const { arn, deadLetterArn } of rule.targets) {
      const dead = targets.get(arn) ?? new Set<string>();
      targets.set(arn, deadLetterArn === undefined ? dead : dead.add(deadLetterArn));
    }
  return [...targets].map(([arn, dead]) => ({ arn, deadLetterArns: [...dead] }));
}

/**
 * Whose queue it is, by its name: `bayon-studio-generator-local-dead-letters` is the studio generator's. A name of
 * another shape stands for itself.
 */
export function ownerOf(name: string, stage: string): Pick<DeadLetterQueue, 'service' | 'consumer'> {
  const [, service, queue] =
    new RegExp(`^bayon-([a-z0-9-]+)-([a-z0-9]+)-${stage}-dead-letters$`).exec(name) ?? [];
  if (service === undefined || queue === undefined) return { service: name, consumer: name };
  return { service, consumer: queue === 'inbox' ? service : `${service} ${queue}` };
}

async function readQueue(sqs: SQSClient, arn: string): Promise<Queue> {
  const name = queueNameOf(arn) ?? '';
  const owner = arn.split(':')[4];
  const { QueueUrl: url = '' } = await sqs.send(
    new GetQueueUrlCommand({ QueueName: name, QueueOwnerAWSAccountId: owner }),
  );
  return { name, arn, url };
}

async function redriveArnOf(sqs: SQSClient, { url }: Queue): Promise<string | undefined> {
  const { Attributes: attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['RedrivePolicy'] }),
  );
  const policy = JSON.parse(attributes?.['RedrivePolicy'] || '{}') as { deadLetterTargetArn?: string };
  return policy.deadLetterTargetArn;
}
