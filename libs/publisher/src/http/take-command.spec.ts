import { randomBytes } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { contentUpdated } from '@bayon/event-contracts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import * as z from 'zod';
import { anApiRequest } from '../../test/api-request.ts';
import { noWait } from '../../test/fixtures.ts';
import { startWorlds, type World } from '../../test/world.ts';
import { createPublisher } from '../publish/publisher.ts';
import { createApi } from './api.ts';
import { createKeptCommands } from './kept-commands.ts';
import { Problem } from './problem.ts';
import { type ApiResponse, endpoint, route, taken } from './route.ts';
import { createTakeCommand } from './take-command.ts';

let worlds: Awaited<ReturnType<typeof startWorlds>>;
let world: World;
let client: DynamoDBDocumentClient;
/** What was asked of the table. */
let calls: string[];
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.stop());
beforeEach(async () => {
  world = await worlds.create();
  client = world.client();
  calls = [];
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (input) => {
        calls.push(commandName);
        return next(input);
      },
    { step: 'initialize' },
  );
});
afterEach(() => world.end());

const edit = route({
  method: 'PUT',
  path: '/things/{id}',
  summary: 'A thing',
  body: z.strictObject({ title: z.string() }),
});
const remove = route({ method: 'DELETE', path: '/things/{id}', summary: 'No thing' });

let made = 0;
const changed = (title: string): ApiResponse => {
  made += 1;
  const draft = contentUpdated({
    userId: 'ada',
    contentId: `c-${made}`,
    contentType: 'blog-post',
    changes: ['title'],
    title,
  });
  return taken({ made }, draft);
};

const publisher = () =>
  createPublisher({
    source: 'bayon.coagent.studio',
    bus: 'bayon-bus',
    client: world.bus.client(),
    wait: noWait,
  });

/** An API whose commands do as they are told, and what it reported. */
function anApi(decide: (title: string) => ApiResponse = changed, now = () => new Date()) {
  const reported: string[] = [];
  const take = (title: string) => Promise.resolve().then(() => decide(title));
  const api = createApi(
    [endpoint(edit, ({ body }) => take(body.title)), endpoint(remove, () => take('removed'))],
    {
      report: (error) => void reported.push(error.message),
      takeCommand: createTakeCommand({
        publisher: publisher(),
        kept: createKeptCommands({ client, table: world.table, now }),
      }),
    },
  );
  const put = async (title: string, key?: string, request: Parameters<typeof anApiRequest>[0] = {}) => {
    const headers = {
      'content-type': 'application/json',
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    const body = JSON.stringify({ title });
    const answer = await api(anApiRequest({ routeKey: 'PUT /things/{id}', body, headers, ...request }));
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? '') as Record<string, unknown> };
  };
  return { put, reported };
}

const onBus = () => world.bus.entries.map(({ Detail: detail }) => detail);

it('is another command each time where it has no name, and costs nothing more', async () => {
  const { put } = anApi();
  expect((await put('A')).body).not.toEqual((await put('A')).body);
  expect(new Set(onBus()).size).toBe(2);
  expect(calls).toEqual([]);
});

it('is the same event to the letter and the same answer under its name, for one call more', async () => {
  const { put } = anApi();
  const first = await put('A', 'k');
  expect(calls).toEqual(['PutItemCommand']);
  expect(await put('A', 'k')).toEqual(first);
  expect(first.status).toBe(202);
  const [one, again, ...more] = onBus();
  expect(again).toBe(one);
  expect(more).toEqual([]);
});

it('is answered as before though it would be refused by now', async () => {
  let isThere = true;
  const { put } = anApi((title) => {
    if (!isThere) throw new Problem(404, 'There is none.');
    return changed(title);
  });
  const first = await put('A', 'k');
  isThere = false;
  expect(await put('A', 'k')).toEqual(first);
  expect((await put('A')).status).toBe(404);
  expect((await put('A', 'other')).status).toBe(404);
});

it('is 422 with the name of another, of whatever route, and nothing happens', async () => {
  const { put, reported } = anApi();
  await put('A', 'k');
  for (const other of [
    await put('B', 'k'),
    await put('A', 'k', { pathParameters: { id: '2' } }),
    await put('A', 'k', { routeKey: 'DELETE /things/{id}' }),
  ])
    expect(other).toMatchObject({ status: 422, body: { errors: [{ path: 'header.idempotency-key' }] } });
  expect(onBus()).toHaveLength(1);
  expect(reported).toEqual([]);
});

it('is 422 with the name of another also where it would be refused', async () => {
  let refuses = false;
  const { put } = anApi((title) => {
    if (refuses) throw new Problem(409, 'Not now.');
    return changed(title);
  });
  await put('A', 'k');
  refuses = true;
  expect((await put('B', 'k')).status).toBe(422);
});

it('is nobody else’s', async () => {
  const { put } = anApi();
  const first = await put('A', 'k');
  expect((await put('B', 'k', { sub: 'grace' })).body).not.toEqual(first.body);
  expect(onBus()).toHaveLength(2);
});

it('is one, however many come at once', async () => {
  const { put } = anApi();
  const answers = await Promise.all(Array.from({ length: 12 }, () => put('A', 'k')));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(new Set(onBus()).size).toBe(1);
});

it('is published when it is sent again, where the bus did not take it', async () => {
  const { put } = anApi();
  world.bus.behave(() => ({ status: 400, code: 'AccessDeniedException' }));
  expect((await put('A', 'k')).status).toBe(503);
  world.bus.behave(() => ({ codes: [] }));
  expect((await put('A', 'k')).status).toBe(202);
  expect(new Set(onBus()).size).toBe(1);
});

it('remembers an answer that became no event', async () => {
  let isNew = false;
  const { put } = anApi((title) => (isNew ? changed(title) : { status: 200, body: { changes: [] } }));
  const first = await put('A', 'k');
  isNew = true;
  expect(await put('A', 'k')).toEqual(first);
  expect(onBus()).toEqual([]);
});

it('is another command after a day, under another id', async () => {
  const start = Date.now();
  let hours = 0;
  const { put } = anApi(changed, () => new Date(start + hours * 3_600_000));
  await put('A', 'k');
  hours = 23.9;
  await put('A', 'k');
  hours = 24.1;
  expect((await put('B', 'k')).status).toBe(202);
  expect(onBus().map((detail) => (JSON.parse(detail) as { title: string }).title)).toEqual(['A', 'A', 'B']);
  const ids = onBus().map((detail) => (JSON.parse(detail) as { event: { id: string } }).event.id);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[0]);
});

it('is kept whole where it becomes more than an item holds', async () => {
  const kept = createKeptCommands({ client, table: world.table });
  // What does not compress, as the worst.
  const entries = Array.from({ length: 40 }, (_, place) => ({
    source: 'bayon.coagent.market',
    detailType: 'Prices Observed',
    id: `e-${place}`,
    detail: randomBytes(24_000).toString('base64'),
  }));
  const command = { fingerprint: 'f', status: 202 as const, body: { accepted: 960 }, entries };
  expect(await kept.keep('ada', 'k', command)).toBeUndefined();
  expect(await kept.keep('ada', 'k', { ...command, fingerprint: 'other', entries: [] })).toEqual(command);
  expect(await kept.find('ada', 'k')).toEqual(command);
  expect(await kept.find('ada', 'k2')).toBeUndefined();
});

it('is not published where it cannot be kept', async () => {
  const take = createTakeCommand({
    publisher: publisher(),
    kept: createKeptCommands({ client, table: 'nowhere' }),
  });
  const request = { userId: 'ada', scopes: [], params: {}, query: undefined, body: {}, idempotencyKey: 'k' };
  await expect(
    take(
      endpoint(edit, () => Promise.resolve(changed('A'))),
      request,
    ),
  ).rejects.toThrow();
  expect(onBus()).toEqual([]);
});
