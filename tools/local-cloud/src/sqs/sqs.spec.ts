import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import * as sdk from '@aws-sdk/client-sqs';
import { afterEach, expect, test, vi } from 'vitest';
import { StartupError } from '../ports.ts';
import { aQueue, account, silentLog } from './fixtures.ts';
import { createQueues, type Queues } from './index.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function aDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'sqs-'));
  cleanups.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function start(dataDir: string, ...resources: ReturnType<typeof aQueue>[]): Promise<Queues> {
  const queues = await createQueues({ resources, dataDir, account, log: silentLog });
  let stopped: Promise<void> | undefined;
  const stopOnce = { ...queues, stop: () => (stopped ??= queues.stop()) };
  cleanups.push(stopOnce.stop);
  return stopOnce;
}

/** An SDK client that reaches `queues` over HTTP. */
async function clientOf(queues: Queues): Promise<sdk.SQSClient> {
  const server = createServer((request, response) => {
    void (async () => {
      const body = Buffer.concat((await request.toArray()) as Buffer[]);
      const answer = await queues.service.handle({
        method: 'POST',
        url: request.url ?? '/',
        headers: request.headers,
        body,
      });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new sdk.SQSClient({
    endpoint,
    useQueueUrlAsEndpoint: false,
    region: account.region,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  cleanups.push(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  return client;
}

const inbox = aQueue('inbox', {
  RedrivePolicy: { deadLetterTargetArn: aQueue('dead').attributes['Arn'], maxReceiveCount: '2' },
  VisibilityTimeout: 30,
});
const dead = aQueue('dead');
const inboxArn = inbox.attributes['Arn']!;
const deadArn = dead.attributes['Arn']!;
const never = new AbortController().signal;
const soon = { max: 10, waitMs: 5000, signal: never };
const atOnce = { max: 10, waitMs: 0, signal: never };

test('an SDK client sends, receives, hides, deletes, purges and lists', async () => {
  const client = await clientOf(await start(aDirectory(), inbox, dead));
  const QueueUrl = inbox.ref;
  expect((await client.send(new sdk.ListQueuesCommand({}))).QueueUrls).toEqual([dead.ref, inbox.ref]);
  expect((await client.send(new sdk.GetQueueUrlCommand({ QueueName: 'inbox' }))).QueueUrl).toBe(inbox.ref);

  await client.send(
    new sdk.SendMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: '1', MessageBody: 'one' },
        { Id: '2', MessageBody: 'two' },
      ],
    }),
  );
  const { Messages = [] } = await client.send(
    new sdk.ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
  );
  expect(Messages.map(({ Body }) => Body)).toEqual(['one', 'two']);

  await client.send(
    new sdk.ChangeMessageVisibilityCommand({
      QueueUrl,
      ReceiptHandle: Messages[0]!.ReceiptHandle,
      VisibilityTimeout: 0,
    }),
  );
  await client.send(new sdk.DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages[1]!.ReceiptHandle }));
  const attributes = async () =>
    (await client.send(new sdk.GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))).Attributes!;
  expect(await attributes()).toMatchObject({
    ApproximateNumberOfMessages: '1',
    ApproximateNumberOfMessagesNotVisible: '0',
    VisibilityTimeout: '30',
  });
  await client.send(new sdk.PurgeQueueCommand({ QueueUrl }));
  expect(await attributes()).toMatchObject({ ApproximateNumberOfMessages: '0' });

  await expect(
    client.send(new sdk.SendMessageCommand({ QueueUrl: `${QueueUrl}-x`, MessageBody: 'm' })),
  ).rejects.toBeInstanceOf(sdk.QueueDoesNotExist);
});

test('a message with attributes goes to a queue by its ARN; an unknown queue is refused by name', async () => {
  const queues = await start(aDirectory(), dead);
  const { messageId } = await queues.send({
    queueArn: deadArn,
    body: '{}',
    attributes: { ERROR_CODE: 'NO_PERMISSIONS' },
  });
  const [message] = await queues.receive({ queueArn: deadArn, ...atOnce });
  expect(message).toMatchObject({
    messageId,
    body: '{}',
    messageAttributes: { ERROR_CODE: { DataType: 'String', StringValue: 'NO_PERMISSIONS' } },
  });
  await expect(queues.send({ queueArn: `${deadArn}-x`, body: 'm' })).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
  });
  await expect(queues.receive({ queueArn: `${deadArn}-x`, ...atOnce })).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
  });
});

test.each(['🏡', 'Mở cửa 𝒳', '\u{10FFFF}'])('a message may hold %s', async (body) => {
  const queues = await start(aDirectory(), dead);
  await queues.send({ queueArn: deadArn, body });
  expect(await queues.receive({ queueArn: deadArn, ...atOnce })).toMatchObject([{ body }]);
});

test.each(['\u0000', '\uFFFE', '\uD83C'])(
  'a message with a character that SQS refuses is refused',
  async (body) => {
    const queues = await start(aDirectory(), dead);
    await expect(queues.send({ queueArn: deadArn, body })).rejects.toMatchObject({
      name: 'InvalidMessageContents',
    });
  },
);

test('a receive that waits gets the message that is sent, and the one that becomes visible again', async () => {
  const queues = await start(aDirectory(), inbox, dead);
  const waiting = queues.receive({ queueArn: inboxArn, ...soon, waitMs: 60_000 });
  await queues.send({ queueArn: inboxArn, body: 'm' });
  const [first] = await waiting;
  expect(first).toMatchObject({ body: 'm', attributes: { ApproximateReceiveCount: '1' } });

  const again = queues.receive({ queueArn: inboxArn, ...soon, waitMs: 60_000 });
  await queues.changeVisibility(inboxArn, first!.receiptHandle, 1);
  expect(await again).toMatchObject([{ body: 'm', attributes: { ApproximateReceiveCount: '2' } }]);
});

test('a receive that waits ends when it is aborted', async () => {
  const queues = await start(aDirectory(), inbox, dead);
  const abort = new AbortController();
  const waiting = queues.receive({ queueArn: inboxArn, max: 1, waitMs: 60_000, signal: abort.signal });
  abort.abort();
  expect(await waiting).toEqual([]);
});

test('what is received too often becomes a dead letter, and a move task brings it back', async () => {
  const queues = await start(aDirectory(), inbox, dead);
  const client = await clientOf(queues);
  await queues.send({ queueArn: inboxArn, body: 'poison' });
  for (let receives = 0; receives < 2; receives += 1) {
    const [message] = await queues.receive({ queueArn: inboxArn, ...atOnce });
    await queues.changeVisibility(inboxArn, message!.receiptHandle, 0);
  }
  expect(await queues.receive({ queueArn: inboxArn, ...atOnce })).toEqual([]);

  await client.send(new sdk.StartMessageMoveTaskCommand({ SourceArn: deadArn }));
  const { Results } = await client.send(new sdk.ListMessageMoveTasksCommand({ SourceArn: deadArn }));
  expect(Results).toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 }]);
  expect(await queues.receive({ queueArn: inboxArn, ...atOnce })).toMatchObject([
    { body: 'poison', attributes: { ApproximateReceiveCount: '1' } },
  ]);
});

test('a restart keeps messages and receive counts, and gives the queue the new attributes of its template', async () => {
  const dataDir = aDirectory();
  const before = await start(dataDir, inbox, dead);
  await before.send({ queueArn: inboxArn, body: 'kept' });
  const [message] = await before.receive({ queueArn: inboxArn, ...atOnce });
  await before.changeVisibility(inboxArn, message!.receiptHandle, 0);
  await before.stop();

  const after = await start(dataDir, aQueue('inbox', { VisibilityTimeout: 77 }), dead);
  expect(after.visibilityTimeout(inboxArn)).toBe(77);
  expect(await after.receive({ queueArn: inboxArn, ...atOnce })).toMatchObject([
    { body: 'kept', attributes: { ApproximateReceiveCount: '2' } },
  ]);
  const attributes = await (
    await clientOf(after)
  ).send(new sdk.GetQueueAttributesCommand({ QueueUrl: inbox.ref, AttributeNames: ['All'] }));
  expect(attributes.Attributes).not.toHaveProperty('RedrivePolicy');
});

test('a queue made at run time is as one of a template, until it is deleted, over a restart too', async () => {
  const dataDir = aDirectory();
  const before = await start(dataDir);
  const client = await clientOf(before);
  const Attributes = { Policy: '{"Statement":[]}', VisibilityTimeout: '7' };
  const { QueueUrl } = await client.send(
    new sdk.CreateQueueCommand({ QueueName: 'made', Attributes, tags: { purpose: 'replay' } }),
  );
  await client.send(new sdk.TagQueueCommand({ QueueUrl, Tags: { stage: 'local' } }));
  await before.stop();

  const after = await start(dataDir);
  const again = await clientOf(after);
  const { QueueUrl: url } = await again.send(new sdk.GetQueueUrlCommand({ QueueName: 'made' }));
  const found = await again.send(
    new sdk.GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
  );
  expect(found.Attributes).toMatchObject({
    ...Attributes,
    QueueArn: aQueue('made').attributes['Arn'],
    CreatedTimestamp: expect.stringMatching(/^\d{10}$/) as string,
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
    ApproximateNumberOfMessagesDelayed: '0',
  });
  const { Tags } = await again.send(new sdk.ListQueueTagsCommand({ QueueUrl: url }));
  expect(Tags).toEqual({ purpose: 'replay', stage: 'local' });
  await again.send(new sdk.DeleteQueueCommand({ QueueUrl: url }));
  await expect(again.send(new sdk.GetQueueUrlCommand({ QueueName: 'made' }))).rejects.toThrow(/not exist/);
});

test('a message counts as visible from when it is, whether anybody receives or not', async () => {
  const queues = await start(aDirectory(), dead);
  const client = await clientOf(queues);
  await queues.send({ queueArn: deadArn, body: 'm' });
  const [held] = await queues.receive({ queueArn: deadArn, ...atOnce });
  const counts = async () => {
    const request = { QueueUrl: dead.ref, AttributeNames: ['All' as const] };
    const { Attributes = {} } = await client.send(new sdk.GetQueueAttributesCommand(request));
    const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible } = Attributes;
    return [ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible];
  };
  expect(await counts()).toEqual(['0', '1']);
  await queues.changeVisibility(deadArn, held!.receiptHandle, 1);
  await vi.waitFor(async () => expect(await counts()).toEqual(['1', '0']));
});

test('the queues that feed a dead letter queue are listed, in pages too', async () => {
  const others = ['one', 'two'].map((name) =>
    aQueue(name, { RedrivePolicy: { deadLetterTargetArn: deadArn, maxReceiveCount: 3 } }),
  );
  const client = await clientOf(await start(aDirectory(), inbox, dead, ...others));
  const list = (input: object = {}) =>
    client.send(new sdk.ListDeadLetterSourceQueuesCommand({ QueueUrl: dead.ref, ...input }));
  expect((await list()).queueUrls?.toSorted()).toEqual([inbox, ...others].map(({ ref }) => ref));
  const first = await list({ MaxResults: 2 });
  const rest = await list({ MaxResults: 2, NextToken: first.NextToken });
  expect([first.queueUrls?.length, rest.queueUrls?.length, rest.NextToken]).toEqual([2, 1, undefined]);
  expect((await list({ QueueUrl: inbox.ref })).queueUrls).toEqual([]);
  await expect(list({ QueueUrl: `${dead.ref}-no` })).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
});

test('messages in flight can be released: they are visible at once, and their old receipts are worth nothing', async () => {
  const queues = await start(aDirectory(), inbox, dead);
  await queues.send({ queueArn: inboxArn, body: 'm' });
  const [held] = await queues.receive({ queueArn: inboxArn, ...atOnce });
  expect(queues.releaseInFlight(inboxArn)).toBe(1);
  await queues.delete(inboxArn, [held!.receiptHandle]);
  const [again] = await queues.receive({ queueArn: inboxArn, ...atOnce });
  expect(again).toMatchObject({ body: 'm', attributes: { ApproximateReceiveCount: '2' } });
  expect(queues.releaseInFlight(deadArn)).toBe(0);
});

test('what was acknowledged survives kill -9', async () => {
  const dataDir = aDirectory();
  const child = fork(new URL('./test-sender.ts', import.meta.url), [dataDir], { execArgv: [] });
  cleanups.push(() => {
    child.kill('SIGKILL');
  });
  const acknowledged: string[] = [];
  await new Promise<void>((resolve) => {
    child.on('message', (id: string) => {
      acknowledged.push(id);
      if (acknowledged.length === 50) child.kill('SIGKILL');
    });
    child.on('exit', () => resolve());
  });
  const queues = await start(dataDir, dead);
  const found: string[] = [];
  for (;;) {
    const messages = await queues.receive({ queueArn: deadArn, ...atOnce });
    if (messages.length === 0) break;
    found.push(...messages.map(({ messageId }) => messageId));
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(50);
  expect(found).toEqual(expect.arrayContaining(acknowledged));
});

test('a FIFO queue keeps the order of a group', async () => {
  const fifo = aQueue('orders.fifo', { FifoQueue: true, ContentBasedDeduplication: true });
  const queues = await start(aDirectory(), fifo);
  const client = await clientOf(queues);
  for (const MessageBody of ['1', '2'])
    await client.send(new sdk.SendMessageCommand({ QueueUrl: fifo.ref, MessageBody, MessageGroupId: 'g' }));
  const queueArn = fifo.attributes['Arn']!;
  const [first] = await queues.receive({ queueArn, ...atOnce });
  const second = queues.receive({ queueArn, ...soon, waitMs: 60_000 });
  await queues.delete(queueArn, [first!.receiptHandle]);
  expect([first, ...(await second)].map((message) => message?.body)).toEqual(['1', '2']);
});

test('attributes that SQS refuses stop the start with the name of the queue', async () => {
  const starting = start(aDirectory(), aQueue('inbox', { VisibilityTimeout: 50_000 }));
  await expect(starting).rejects.toThrow(StartupError);
  await expect(starting).rejects.toThrow(/inbox.*VisibilityTimeout/);
});
