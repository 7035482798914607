import { randomBytes } from 'node:crypto';
import {
  DeleteRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand, DeleteQueueCommand } from '@aws-sdk/client-sqs';
import type { Context } from '../command.ts';
import { OperationFailed } from '../errors.ts';

/** A rule on the bus and the queue that it fills, for as long as somebody looks. */
export interface Tap {
  readonly queueUrl: string;
  /** Takes rule and queue away. Never throws: what stays is named. */
  close(): Promise<void>;
}

/** What `doctor` knows them by when nobody has put them away. */
const prefix = 'bayon-events-tail-';

/** Seconds that a message waits for a slow reader: the queue is no store. */
const retention = 900;

/** Something that is to be taken away again. */
interface PutUp {
  readonly what: string;
  readonly away: () => Promise<unknown>;
  /** AWS has said that it is there. */
  confirmed?: boolean;
}

type Needs = Pick<Context, 'stage' | 'aws' | 'output'>;

/** @throws what AWS answers; then nothing is left behind either */
export async function openTap({ stage, aws, output }: Needs, bus: string, pattern: object): Promise<Tap> {
  const name = `${prefix}${stage}-${randomBytes(4).toString('hex')}`;
  const purpose = { 'bayon:purpose': 'events-tail', 'bayon:stage': stage };
  const target = { EventBusName: bus, Rule: name };
  const put: PutUp[] = [];

  const close = async () => {
    // Backwards: EventBridge deletes no rule that has a target.
    for (const { what, away, confirmed } of put.toReversed())
      await away().catch((error: unknown) => {
        if (confirmed) output.note(`${what} could not be removed (doctor will find it): ${String(error)}`);
      });
  };

  try {
    // Before the call: if its answer is lost, the rule may be there all the same.
    const rule: PutUp = {
      what: `rule ${name}`,
      away: () => aws.events.send(new DeleteRuleCommand({ EventBusName: bus, Name: name })),
    };
    put.push(rule);
    const { RuleArn: ruleArn = '' } = await aws.events.send(
      new PutRuleCommand({
        EventBusName: bus,
        Name: name,
        Description: 'npm run events -- tail; to be deleted when nobody looks any more',
        EventPattern: JSON.stringify(pattern),
        Tags: Object.entries(purpose).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    rule.confirmed = true;
    const queueArn = ruleArn.replace(/^(arn:[^:]+):events:([^:]*:[^:]*):.*$/, `$1:sqs:$2:${name}`);
    const { QueueUrl: queueUrl } = await aws.sqs.send(
      new CreateQueueCommand({
        QueueName: name,
        Attributes: {
          MessageRetentionPeriod: String(retention),
          SqsManagedSseEnabled: 'true',
          Policy: JSON.stringify(policyFor(queueArn, ruleArn)),
        },
        tags: purpose,
      }),
    );
    if (queueUrl === undefined) throw new OperationFailed(`SQS made no queue ${name}`);
    put.push({
      what: `queue ${name}`,
      away: () => aws.sqs.send(new DeleteQueueCommand({ QueueUrl: queueUrl })),
      confirmed: true,
    });
    put.push({
      what: `target of rule ${name}`,
      away: () => aws.events.send(new RemoveTargetsCommand({ ...target, Ids: ['tail'] })),
      confirmed: true,
    });
    const { FailedEntries: [failed] = [] } = await aws.events.send(
      new PutTargetsCommand({ ...target, Targets: [{ Id: 'tail', Arn: queueArn }] }),
    );
    if (failed) throw new OperationFailed(`EventBridge took no target for ${name}: ${failed.ErrorMessage}`);
    return { queueUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const policyFor = (queueArn: string, ruleArn: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queueArn,
      Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
    },
  ],
});
