import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { aDataDir, aLog, anAccount, anEntry, anEventBridge, clientConfig } from '../eventbridge/a-cloud.ts';
import type { Resource } from '../ports.ts';
import { aQueue } from '../sqs/fixtures.ts';
import { createQueues } from '../sqs/index.ts';
import { deliveryRefusal } from './queue-policy.ts';

const ruleArn = 'arn:aws:events:us-east-1:000000000000:rule/app/tap';
const arnOf = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`;

/** Who may send to a queue: EventBridge, for the rule. */
const letsIn = (queue: string, rule = ruleArn) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: arnOf(queue),
      Condition: { ArnEquals: { 'aws:SourceArn': rule } },
    },
  ],
});

/** A running EventBridge and the queues, put together as in `cloud.ts`, with their SDK clients. */
async function running(resources: readonly Resource[] = [], dataDir = aDataDir()) {
  const { log, lines } = aLog();
  const queues = await createQueues({ resources, dataDir, account: anAccount, log });
  const refusal = deliveryRefusal((arn) => queues.policyOf(arn), anAccount);
  const bridge = anEventBridge({ resources: [], dataDir, queues, refusal, log });
  bridge.start();
  const config = await clientConfig(bridge.service, queues.service);
  const events = new EventBridgeClient(config);
  const sqs = new SQSClient({ ...config, useQueueUrlAsEndpoint: false });
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= bridge.stop().then(() => queues.stop()));
  onTestFinished(async () => {
    await stop();
    events.destroy();
    sqs.destroy();
  });
  /** A queue made at run time. */
  const makeQueue = async (QueueName: string, policy?: object) => {
    const Attributes = policy && { Policy: JSON.stringify(policy) };
    return (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl!;
  };
  /** A rule made at run time, to the queue `tapped` with dead letters in `dead`. */
  const makeRule = async () => {
    const rule = { Name: 'tap', EventBusName: 'app', EventPattern: '{"source":["bayon.test"]}' };
    await events.send(new PutRuleCommand(rule));
    const target = { Id: '1', Arn: arnOf('tapped'), DeadLetterConfig: { Arn: arnOf('dead') } };
    await events.send(new PutTargetsCommand({ Rule: 'tap', EventBusName: 'app', Targets: [target] }));
  };
  const put = (Detail: string) => events.send(new PutEventsCommand({ Entries: [{ ...anEntry(), Detail }] }));
  const next = async (name: string) => {
    const request = { queueArn: arnOf(name), max: 1, waitMs: 10_000, signal: new AbortController().signal };
    const [message] = await queues.receive(request);
    return message && { ...message, event: JSON.parse(message.body) as { detail: unknown } };
  };
  return { sqs, queues, makeQueue, makeRule, put, next, lines, stop };
}

test('a rule made at run time delivers to a queue whose policy lets it in, and to the dead letters from when it does not', async () => {
  const { sqs, makeQueue, makeRule, put, next } = await running();
  const QueueUrl = await makeQueue('tapped', letsIn('tapped'));
  await makeQueue('dead', letsIn('dead'));
  await makeRule();
  await put('{"n":1}');
  expect((await next('tapped'))?.event.detail).toEqual({ n: 1 });

  const Policy = JSON.stringify(letsIn('tapped', `${ruleArn}-other`));
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  await put('{"n":2}');
  const dead = await next('dead');
  expect(dead?.event.detail).toEqual({ n: 2 });
  expect(dead?.messageAttributes).toMatchObject({
    RULE_ARN: { StringValue: ruleArn },
    ERROR_CODE: { StringValue: 'NO_PERMISSIONS' },
    RETRY_ATTEMPTS: { StringValue: '0' },
  });
});

test('an event that no queue takes is lost, and the log says why', async () => {
  const { makeQueue, makeRule, put, lines } = await running();
  await makeQueue('tapped');
  await makeQueue('dead');
  await makeRule();
  await put('{"n":1}');
  await vi.waitFor(() =>
    expect(lines.filter(({ level }) => level === 'error')).toMatchObject([
      { message: expect.stringContaining('does not let the rule in') as string },
    ]),
  );
});

test('a policy with a condition that is not known here lets nobody in, and says so', async () => {
  const { makeQueue, makeRule, put, next } = await running();
  const [statement] = letsIn('tapped').Statement;
  await makeQueue('tapped', {
    Statement: [{ ...statement, Condition: { IpAddress: { 'aws:SourceIp': '::1' } } }],
  });
  await makeQueue('dead', letsIn('dead'));
  await makeRule();
  await put('{"n":1}');
  expect((await next('dead'))?.messageAttributes['ERROR_MESSAGE']?.StringValue).toContain('IpAddress');
});

test("a template's queue has the policies that the templates give it, and loses those they no longer give", async () => {
  const dataDir = aDataDir();
  const queue = aQueue('tapped');
  const policy = (logicalId: string, rule: string): Resource => ({
    stack: 'studio',
    logicalId,
    type: 'AWS::SQS::QueuePolicy',
    ref: logicalId,
    attributes: {},
    properties: { Queues: [queue.ref], PolicyDocument: letsIn('tapped', rule) },
  });
  const policyIn = async ({ sqs }: Awaited<ReturnType<typeof running>>) => {
    const request = { QueueUrl: queue.ref, AttributeNames: ['Policy' as const] };
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand(request));
    return Attributes?.['Policy'];
  };
  const first = await running([queue, policy('One', 'arn:1'), policy('Two', 'arn:2')], dataDir);
  const { Statement } = JSON.parse((await policyIn(first)) ?? '') as { Statement: unknown[] };
  expect(Statement).toHaveLength(2);
  await first.stop();
  const second = await running([queue], dataDir);
  expect(second.queues.policyOf(arnOf('tapped'))).toBe('');
  expect(second.queues.policyOf(arnOf('no'))).toBeUndefined();
});
