import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aQueue, account, silentLog } from './fixtures.ts';
import { createQueues, type Queues } from './index.ts';
import { openQueueStore } from './queue-store.ts';

const inbox = aQueue('inbox');
const queueArn = inbox.attributes['Arn'] ?? '';
const { signal } = new AbortController();
let directory: string;
let queues: Queues;

const start = () => createQueues({ resources: [inbox], dataDir: directory, account, log: silentLog });
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fair-queue-'));
  queues = await start();
});
afterEach(async () => {
  await queues.stop();
  rmSync(directory, { recursive: true, force: true });
});

const send = async (groupId: string | undefined, ...bodies: readonly string[]) => {
  for (const body of bodies) await queues.send({ queueArn, body, groupId });
};
const receive = (max = 10) => queues.receive({ queueArn, max, waitMs: 0, signal });
const bodies = async (max?: number) => (await receive(max)).map(({ body }) => body);
const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, place) => `${name} ${place}`);

/** Thirty of its messages are with consumers, and more of them wait. */
async function noisyNeighbour(waiting: number): Promise<void> {
  await send('loud', ...numbered('loud', 30 + waiting));
  for (let batch = 0; batch < 3; batch += 1) await receive();
}

test('the messages of quiet tenants are received first, each tenant’s in their order; the noisy fill up the rest', async () => {
  await noisyNeighbour(20);
  await send('ada', 'ada 0', 'ada 1');
  await send('grace', 'grace 0');
  expect(await bodies(5)).toEqual(['ada 0', 'ada 1', 'grace 0', 'loud 30', 'loud 31']);
  expect(await bodies(2)).toEqual(['loud 32', 'loud 33']);
});

test('a message without a group is a tenant of its own, and a quiet one', async () => {
  await noisyNeighbour(20);
  await send(undefined, 'nobody’s');
  expect(await bodies(2)).toEqual(['nobody’s', 'loud 30']);
});

test('as long as nobody is noisy, who came first is received first', async () => {
  await send('loud', ...numbered('loud', 25));
  await send('ada', 'ada 0');
  await receive();
  expect(await bodies()).toEqual(numbered('loud', 20).slice(10));
  expect(await bodies()).toEqual([...numbered('loud', 25).slice(20), 'ada 0']);
});

test('the groups and who holds what of them outlive a restart', async () => {
  await noisyNeighbour(5);
  await send('ada', 'ada 0');
  await queues.stop();
  queues = await start();
  expect(await bodies(2)).toEqual(['ada 0', 'loud 30']);
});

test('a tenant whose messages take their time is noisy, however few they are', async () => {
  let now = Date.now();
  const opened = await openQueueStore(
    join(directory, 'slow'),
    (name) => name,
    () => undefined,
    () => now,
  );
  const queue = opened.stores.sqsStore.createQueue('slow', 'slow', 'arn:aws:sqs:us-east-1:000000000000:slow');
  const enqueue = (messageGroupId: string, messageId: string) =>
    queue.enqueue({
      messageId,
      body: messageId,
      md5OfBody: '',
      messageAttributes: {},
      md5OfMessageAttributes: '',
      sentTimestamp: now,
      approximateReceiveCount: 0,
      messageGroupId,
    });
  const handle = (ms: number) => {
    const [message] = queue.dequeue(1);
    now += ms;
    queue.deleteMessage(message?.ReceiptHandle ?? '');
    return message?.Body;
  };

  enqueue('slow', 'slow 0');
  enqueue('quick', 'quick 0');
  expect([handle(1_000), handle(50)]).toEqual(['slow 0', 'quick 0']);
  enqueue('slow', 'slow 1');
  enqueue('quick', 'quick 1');
  expect([handle(1_000), handle(50)]).toEqual(['quick 1', 'slow 1']);
  opened.close();
});
