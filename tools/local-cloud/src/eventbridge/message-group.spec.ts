import { expect, it, onTestFinished } from 'vitest';
import { aQueue, account, silentLog } from '../sqs/fixtures.ts';
import { createQueues } from '../sqs/index.ts';
import { aDataDir, anEntry, anEventBridge, aQueueArn, aRule } from './a-cloud.ts';

const target = (group: string) => ({
  Id: 'inbox',
  Arn: aQueueArn('inbox'),
  DeadLetterConfig: { Arn: aQueueArn('dead') },
  SqsParameters: { MessageGroupId: group },
});
const detail = (fields: object) => anEntry({ Detail: JSON.stringify(fields) });

/** A bus whose one rule gives a real queue everything, in groups. */
async function aBusToAQueue(group: string) {
  const dataDir = aDataDir();
  const resources = [aQueue('inbox'), aQueue('dead')];
  const queues = await createQueues({ resources, dataDir, account, log: silentLog });
  const bridge = anEventBridge({ resources: [aRule('all', [target(group)])], queues, dataDir });
  bridge.start();
  onTestFinished(async () => {
    await bridge.stop();
    await queues.stop();
  });
  const { signal } = new AbortController();
  const inQueue = (name: string) =>
    queues.receive({ queueArn: aQueueArn(name), max: 10, waitMs: 5_000, signal });
  const groupOf = async (fields: object) => {
    await bridge.put(detail(fields));
    const [message] = await inQueue('inbox');
    return message?.attributes['MessageGroupId'];
  };
  return { ...bridge, inQueue, groupOf };
}

it('is what the event has at the path', async () => {
  const { groupOf } = await aBusToAQueue('$.detail.userId');
  expect(await groupOf({ userId: 'ada' })).toBe('ada');
  expect(await groupOf({ userId: 7 })).toBe('7');
});

it('is none where the event has nothing there', async () => {
  const { groupOf } = await aBusToAQueue('$.detail.userId');
  expect(await groupOf({ userIds: ['ada', 'grace'] })).toBeUndefined();
  expect(await groupOf({ userId: null })).toBeUndefined();
});

it('is the same for all where it is no path', async () => {
  const { groupOf } = await aBusToAQueue('everybody');
  expect(await groupOf({ userId: 'ada' })).toBe('everybody');
});

it('that SQS does not take brings the event to the dead letter queue, with the reason', async () => {
  const { put, inQueue } = await aBusToAQueue('$.detail.userId');
  await put(detail({ userId: 'two words' }));
  const [message] = await inQueue('dead');
  expect(message?.messageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'INVALID_PARAMETER' },
    ERROR_MESSAGE: { StringValue: expect.stringContaining('MessageGroupId') as string },
  });
});

it('is kept by PutTargets, and told by ListTargetsByRule', async () => {
  const bridge = anEventBridge({ resources: [aRule('all', [])] });
  onTestFinished(() => bridge.stop());
  const rule = { Rule: 'all', EventBusName: 'app' };
  await bridge.call('PutTargets', { ...rule, Targets: [target('$.detail.userId')] });
  const { body } = await bridge.call('ListTargetsByRule', rule);
  expect(body['Targets']).toEqual([target('$.detail.userId')]);
});

it.each([
  ['longer than 100 characters', { SqsParameters: { MessageGroupId: 'x'.repeat(101) } }],
  ['no path though it looks like one', { SqsParameters: { MessageGroupId: '$.detail[*].userId' } }],
  ['of what is no queue', { ...target('all'), Arn: 'arn:aws:lambda:us-east-1:000000000000:function:f' }],
])('is refused: %s', async (_, overrides) => {
  const bridge = anEventBridge({ resources: [aRule('all', [])] });
  onTestFinished(() => bridge.stop());
  const Targets = [{ ...target('all'), ...overrides }];
  const { body } = await bridge.call('PutTargets', { Rule: 'all', EventBusName: 'app', Targets });
  expect(JSON.stringify(body)).toContain('ValidationException');
});
