import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startQueues } from '../../test/queue.ts';
import { createQueueClient, type QueueClient } from './dead-letter.ts';

let queues: Awaited<ReturnType<typeof startQueues>>;
let client: QueueClient;
beforeAll(async () => {
  queues = await startQueues();
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', queues.endpoint);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await queues.stop();
});
beforeEach(() => {
  client = createQueueClient(queues.urls);
});

const attributesOf = async () => {
  const message = await queues.receive(queues.urls.deadLetters);
  const {
    ERROR_CODE: code,
    ERROR_MESSAGE: text,
    RETRY_ATTEMPTS: attempts,
  } = message?.MessageAttributes ?? {};
  return [message?.Body, code?.StringValue, text?.StringValue, attempts?.StringValue];
};

it('puts a message into the dead letter queue as it was, with what is wrong with it', async () => {
  await client.deadLetter('{"as":"it was"}', { code: 'ContractViolation', message: 'detail.x', attempts: 3 });
  expect(await attributesOf()).toEqual(['{"as":"it was"}', 'ContractViolation', 'detail.x', '3']);
});

it.each([
  [3, '3'],
  // What was never redriven says nothing of it.
  [undefined, undefined],
])('keeps how often a message was redriven: %s', async (redrives, told) => {
  await client.deadLetter('body', { code: 'Error', message: 'x', attempts: 5, redrives });
  const message = await queues.receive(queues.urls.deadLetters);
  expect(message?.MessageAttributes?.['REDRIVE_COUNT']?.StringValue).toBe(told);
});

it.each([
  ['nothing', '', 'none'],
  ['what SQS refuses', 'a\u0000b\uD83D', 'a\uFFFDb\uFFFD'],
  ['more than a line', `${'x'.repeat(999)}😀`, `${'x'.repeat(999)}\uFFFD`],
])('does so when the error says %s', async (_, message, told) => {
  await client.deadLetter('body', { code: 'Error', message, attempts: 5 });
  expect(await attributesOf()).toEqual(['body', 'Error', told, '5']);
});

it('lets a message come back when it is told to', async () => {
  await queues.send('later');
  const { inbox } = queues.urls;
  const first = await queues.receive(inbox);
  expect(await queues.counts(inbox)).toEqual([0, 1]);
  await client.delay(first?.ReceiptHandle ?? '', 0);
  const again = await queues.receive(inbox);
  expect(again).toMatchObject({ Body: 'later', Attributes: { ApproximateReceiveCount: '2' } });
  await client.delay(again?.ReceiptHandle ?? '', 900);
  expect(await queues.counts(inbox)).toEqual([0, 1]);
});

it('says so when it cannot', async () => {
  const lost = createQueueClient({
    inbox: `${queues.endpoint}/000000000000/no-such`,
    deadLetters: `${queues.endpoint}/000000000000/no-such`,
  });
  await expect(lost.deadLetter('body', { code: 'Error', message: 'x', attempts: 1 })).rejects.toThrow(
    expect.objectContaining({ name: expect.stringContaining('QueueDoesNotExist') as string }) as Error,
  );
});
