import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { createTables, type DynamoDbEngine, startDynamoDbEngine } from '@bayon/dynamodb-engine';
import { ContentPublished, realTimeNotification } from '@bayon/event-contracts';
import { settledKey } from '@bayon/publisher';
import { serviceTable, stageOf } from '@bayon/publisher/resources';
import { get, itemKey, put, rule } from '@bayon/publisher/rule';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { foldOfRules } from './fold.ts';
import { createScratch, type Scratch } from './scratch.ts';
import { settleAgain } from './settle-again.ts';
import { createTableLike, deleteTable, describeTable } from './temporary-table.ts';

const table = 'bayon-studio-local-rebuild-0a1b2c3d-0';
let engine: DynamoDbEngine;
let dynamoDb: DynamoDBClient;
let client: DynamoDBDocumentClient;
beforeAll(async () => {
  engine = await startDynamoDbEngine();
  await createTables(engine.endpoint, [serviceTable('live', stageOf({})).Table.Properties]);
  dynamoDb = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  client = DynamoDBDocumentClient.from(dynamoDb);
});
afterAll(async () => {
  dynamoDb.destroy();
  await engine.stop();
});

let scratch: Scratch;
beforeEach(async () => {
  scratch = createScratch();
  await createTableLike(dynamoDb, await describeTable(dynamoDb, 'live'), table);
});
afterEach(async () => {
  scratch.dispose();
  await deleteTable(dynamoDb, table);
});

/** What was published, in the order of the decisions, and when they were made. */
const log = itemKey<{ readonly entries: readonly string[] }>('LOG', 'LOG');
const fold = foldOfRules('studio', {
  'Content Published': rule(ContentPublished, {
    load: () => ({ known: get(log) }),
    decide: ({ detail }, { known }, { now }) => {
      if (detail.contentId === 'poison') throw new TypeError('cannot read this');
      return {
        writes: [put(log, { entries: [...(known?.entries ?? []), `${detail.contentId} at ${now}`] })],
        events: [realTimeNotification({ userId: detail.userId, type: 'content_published', message: 'Out.' })],
      };
    },
  }),
});

/** An archived event; settled at that second of a minute, or missed. */
function archived(contentId: string, settledSecond: number | null, arrived = 0) {
  const time = `2026-03-01T00:00:${String(arrived).padStart(2, '0')}Z`;
  const detail = {
    ...ContentPublished.examples[0],
    contentId,
    timestamp: time,
    event: { id: contentId, version: 1, correlationId: contentId },
  };
  const body = {
    id: contentId,
    time,
    source: 'bayon.coagent.studio',
    'detail-type': 'Content Published',
    detail,
  };
  scratch.addEvent({ id: contentId, time, body: JSON.stringify(body) });
  scratch.addCause({
    record: contentId,
    scope: 'studio',
    eventId: contentId,
    settledAt: settledSecond === null ? null : `2026-03-01T00:01:0${settledSecond}.000Z`,
    time,
  });
}

const settle = (to = new Date('2026-03-01T00:00:30Z')) =>
  settleAgain(fold, scratch, {
    client,
    table,
    service: 'studio',
    retentionDays: 30,
    to,
    signal: new AbortController().signal,
    tell: () => undefined,
  });
const read = async ({ pk, sk }: { readonly pk: string; readonly sk: string }) =>
  (await client.send(new GetCommand({ TableName: table, Key: { pk, sk } }))).Item;

it('settles in the order and at the moments of the live table, whatever order the events came in', async () => {
  archived('second', 2, 1);
  archived('first', 1, 9);
  expect(await settle()).toEqual({ settled: 2, failed: 0, failures: [] });
  expect(await read(log)).toMatchObject({
    entries: ['first at 2026-03-01T00:01:01.000Z', 'second at 2026-03-01T00:01:02.000Z'],
  });
});

it('settles what was missed at last', async () => {
  archived('missed', null, 0);
  archived('settled', 1, 9);
  await settle();
  const entries = (await read(log))?.['entries'] as string[];
  expect(entries.map((entry) => entry.split(' ')[0])).toEqual(['settled', 'missed']);
});

it('keeps what would be published, as the live table does', async () => {
  archived('first', 1);
  await settle();
  const event = { source: 'bayon.coagent.studio', detailType: 'Content Published', id: 'first' };
  expect(await read(settledKey('studio', event))).toMatchObject({
    settledAt: '2026-03-01T00:01:01.000Z',
    events: [{ source: 'bayon.coagent.studio', detailType: 'Real-time Notification' }],
  });
});

it('goes on behind an event whose rule throws, and names it', async () => {
  archived('poison', 1);
  archived('good', 2);
  expect(await settle()).toEqual({
    settled: 1,
    failed: 1,
    failures: [{ event: 'Content Published poison', error: 'TypeError: cannot read this' }],
  });
});

it('remembers what later events write: it is not compared', async () => {
  archived('before', 1, 10);
  await settle();
  expect(scratch.counts().later).toBe(0);
  archived('after', 2, 40);
  await settle();
  expect(scratch.counts().later).toBe(1);
});

it('stops when it is interrupted', async () => {
  archived('first', 1);
  const interrupted = new AbortController();
  interrupted.abort(new Error('Ctrl-C'));
  const options = {
    client,
    table,
    service: 'studio',
    retentionDays: 30,
    to: new Date(),
    tell: () => undefined,
  };
  await expect(settleAgain(fold, scratch, { ...options, signal: interrupted.signal })).rejects.toThrow(
    'Ctrl-C',
  );
});
