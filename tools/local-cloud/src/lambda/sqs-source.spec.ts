import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Resource, StartupError } from '../ports.ts';
import { account, aQueue } from '../sqs/fixtures.ts';
import { createQueues, type Queues } from '../sqs/index.ts';
import { aFunction, aHost, aResource, type Host } from './fixtures.ts';
import type { Lambda } from './index.ts';

const dead = aQueue('dead');
const inbox = aQueue('inbox', {
  VisibilityTimeout: 30,
  RedrivePolicy: { deadLetterTargetArn: dead.attributes['Arn'], maxReceiveCount: 2 },
});
const inboxArn = inbox.attributes['Arn']!;
const deadArn = dead.attributes['Arn']!;
const waitOptions = { interval: 10 };

/** Logs its bodies; fails those whose body says so. */
const processor = `
  export const handler = async ({ Records }) => {
    console.log('batch ' + JSON.stringify(Records.map(({ body, attributes }) => [body, attributes.ApproximateReceiveCount])));
    if (Records.some(({ body }) => body === 'throw')) throw new Error('no');
    return { batchItemFailures: Records.filter(({ body }) => body === 'fail').map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };`;

let host: Host;
let queues: Queues;
let lambda: Lambda;

beforeEach(() => {
  host = aHost();
  host.pack('processor', processor);
});
afterEach(async () => {
  await host.dispose();
  await queues.stop();
});

function aMapping(properties: Record<string, unknown> = {}): Resource {
  return aResource('AWS::Lambda::EventSourceMapping', 'source', {
    EventSourceArn: inboxArn,
    FunctionName: aFunction('processor').attributes['Arn'],
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ...properties,
  });
}

async function start(resources: Resource[], queueResources = [dead, inbox]): Promise<void> {
  queues = await createQueues({ resources: queueResources, dataDir: host.dataDir, account, log: host.log });
  lambda = host.create(resources, { queues });
  await lambda.start();
}

const send = (body: string) => queues.send({ queueArn: inboxArn, body });
const batches = () =>
  host.log.lines.flatMap((line) =>
    line.startsWith('processor: batch ') ? [JSON.parse(line.slice(17)) as [string, string][]] : [],
  );
const receiveNow = (queueArn: string) =>
  queues.receive({ queueArn, max: 10, waitMs: 0, signal: new AbortController().signal });
const inFlight = async () => {
  const response = await queues.service.handle({
    method: 'POST',
    url: '/',
    headers: { 'x-amz-target': 'AmazonSQS.GetQueueAttributes' },
    body: Buffer.from(JSON.stringify({ QueueUrl: inbox.ref, AttributeNames: ['All'] })),
  });
  const { Attributes } = JSON.parse(String(response.body)) as { Attributes: Record<string, string> };
  return (
    Number(Attributes['ApproximateNumberOfMessages']) +
    Number(Attributes['ApproximateNumberOfMessagesNotVisible'])
  );
};

test('a message reaches its function and is deleted; one that fails alone stays', async () => {
  await start([aFunction('processor'), aMapping()]);
  await send('good');
  await vi.waitFor(async () => expect(await inFlight()).toBe(0), waitOptions);
  expect(batches()).toEqual([[['good', '1']]]);

  await send('fail');
  await vi.waitFor(
    () => expect(host.log.messages.join()).toContain('processor failed 1 of 1 messages'),
    waitOptions,
  );
  expect(await inFlight()).toBe(1);
});

test('a batch that throws is delivered again after the visibility timeout and becomes a dead letter at the limit', async () => {
  const impatient = aQueue('inbox', { ...inbox.properties, VisibilityTimeout: 1 });
  await start([aFunction('processor', { Timeout: 1 }), aMapping()], [dead, impatient]);
  const { messageId } = await send('throw');
  await vi.waitFor(() => expect(batches()).toEqual([[['throw', '1']], [['throw', '2']]]), waitOptions);
  const [letter] = await queues.receive({
    queueArn: deadArn,
    max: 10,
    waitMs: 15_000,
    signal: new AbortController().signal,
  });
  expect(letter).toMatchObject({ messageId, body: 'throw' });
  expect(await inFlight()).toBe(0);
});

test('the batching window gathers more than one receive', async () => {
  await start([aFunction('processor'), aMapping({ BatchSize: 12, MaximumBatchingWindowInSeconds: 60 })]);
  for (let n = 0; n < 12; n += 1) await send(String(n));
  await vi.waitFor(() => expect(batches()).toHaveLength(1), waitOptions);
  expect(batches()[0]).toHaveLength(12);
});

test('no more batches are with the function than MaximumConcurrency allows; the rest waits in the queue', async () => {
  host.pack(
    'processor',
    `export const handler = () => { console.log('batch []'); return new Promise(() => setInterval(() => {}, 1000)); };`,
  );
  await start([
    aFunction('processor', { Timeout: 30 }),
    aMapping({ BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } }),
  ]);
  for (let n = 0; n < 5; n += 1) await send(String(n));
  await vi.waitFor(() => expect(batches()).toHaveLength(2), waitOptions);
  expect(await receiveNow(inboxArn)).toHaveLength(3);
});

test('a killed instance leaves its message to be delivered again', async () => {
  host.pack(
    'processor',
    `export const handler = () => { console.log('batch []'); return new Promise(() => setInterval(() => {}, 1000)); };`,
  );
  await start([aFunction('processor', { Timeout: 30 }), aMapping()]);
  await send('m');
  await vi.waitFor(() => expect(batches()).toHaveLength(1), waitOptions);
  expect(await lambda.kill('processor')).toBe(1);
  await vi.waitFor(() => expect(host.log.messages.join()).toContain('signal: killed'), waitOptions);
  expect(await inFlight()).toBe(1);
});

test('messages that came while the functions were away are handled at the next start', async () => {
  queues = await createQueues({ resources: [dead, inbox], dataDir: host.dataDir, account, log: host.log });
  await send('kept');
  await queues.stop();
  await start([aFunction('processor'), aMapping()]);
  await vi.waitFor(async () => expect(await inFlight()).toBe(0), waitOptions);
  expect(batches()).toEqual([[['kept', '1']]]);
});

test('what a poller held when its process ended is delivered again at the next start, not after the visibility timeout', async () => {
  queues = await createQueues({ resources: [dead, inbox], dataDir: host.dataDir, account, log: host.log });
  await send('held');
  expect(await receiveNow(inboxArn)).toHaveLength(1);
  await queues.stop();
  await start([aFunction('processor'), aMapping()]);
  await vi.waitFor(() => expect(batches()).toEqual([[['held', '2']]]), waitOptions);
});

test('a mapping that is not enabled takes nothing', async () => {
  await start([aFunction('processor'), aMapping({ Enabled: false })]);
  await send('m');
  expect(await receiveNow(inboxArn)).toHaveLength(1);
});

test.each([
  [
    'a function slower than its queue',
    { Timeout: 60 },
    {},
    'Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds',
  ],
  [
    'a large batch without a window',
    {},
    { BatchSize: 11 },
    'Maximum batch window in seconds must be greater than 0',
  ],
  ['a queue that is not there', {}, { EventSourceArn: `${inboxArn}-x` }, 'The queue does not exist'],
  ['a function that is not there', {}, { FunctionName: 'nobody' }, 'Function does not exist: nobody'],
])('%s is refused at the start', async (_, functionProperties, mappingProperties, message) => {
  const starting = start([aFunction('processor', functionProperties), aMapping(mappingProperties)]);
  await expect(starting).rejects.toThrow(StartupError);
  await expect(starting).rejects.toThrow(message);
});
