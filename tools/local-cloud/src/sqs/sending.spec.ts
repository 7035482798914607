import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aQueue, account, silentLog } from './fixtures.ts';
import { createQueues, type Queues } from './index.ts';

const inbox = aQueue('inbox');
const queueArn = inbox.attributes['Arn'] ?? '';
let directory: string;
let queues: Queues;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sending-'));
  queues = await createQueues({ resources: [inbox], dataDir: directory, account, log: silentLog });
});
afterEach(async () => {
  await queues.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function call(
  action: string,
  input: object,
): Promise<{ status: number; output: Record<string, unknown> }> {
  const { status, body } = await queues.service.handle({
    method: 'POST',
    url: '/',
    headers: { 'x-amz-target': `AmazonSQS.${action}` },
    body: Buffer.from(JSON.stringify({ QueueUrl: inbox.ref, ...input })),
  });
  return { status, output: JSON.parse(body.toString()) as Record<string, unknown> };
}

async function received(): Promise<(readonly [string, string | undefined])[]> {
  const { signal } = new AbortController();
  const messages = await queues.receive({ queueArn, max: 10, waitMs: 0, signal });
  return messages.map(({ body, attributes }) => [body, attributes['MessageGroupId']] as const);
}

test('a message to a standard queue keeps its group', async () => {
  await call('SendMessage', { MessageBody: 'one', MessageGroupId: 'ada' });
  await call('SendMessage', { MessageBody: 'two' });
  expect(await received()).toEqual([
    ['one', 'ada'],
    ['two', undefined],
  ]);
});

test('each entry of a batch has its own group, and what is refused takes no other’s', async () => {
  const { output } = await call('SendMessageBatch', {
    Entries: [
      { Id: 'a', MessageBody: 'same', MessageGroupId: 'ada' },
      { Id: 'b', MessageBody: '\u0000', MessageGroupId: 'bob' },
      { Id: 'c', MessageBody: 'no space', MessageGroupId: 'Capitol Hill' },
      { Id: 'd', MessageBody: 'same', MessageGroupId: 'dora' },
      { Id: 'e', MessageBody: 'alone' },
    ],
  });
  expect(output).toMatchObject({
    Successful: [{ Id: 'a' }, { Id: 'd' }, { Id: 'e' }],
    Failed: [
      { Id: 'b', Code: 'InvalidMessageContents' },
      { Id: 'c', Code: 'InvalidParameterValue', SenderFault: true },
    ],
  });
  expect(await received()).toEqual([
    ['same', 'ada'],
    ['same', 'dora'],
    ['alone', undefined],
  ]);
});

test.each([[''], ['two words'], ['Zoë'], ['x'.repeat(129)]])('SQS takes no group %j', async (group) => {
  const answer = await call('SendMessage', { MessageBody: 'm', MessageGroupId: group });
  expect(answer).toMatchObject({
    status: 400,
    output: { __type: 'com.amazonaws.sqs#InvalidParameterValue' },
  });
  await expect(queues.send({ queueArn, body: 'm', groupId: group })).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
  expect(await received()).toEqual([]);
});

test('a queue that does not exist is named as SQS does', async () => {
  const answer = await call('SendMessage', { QueueUrl: `${inbox.ref}-no`, MessageBody: 'm' });
  expect(answer).toMatchObject({ status: 400, output: { __type: 'com.amazonaws.sqs#QueueDoesNotExist' } });
});
