import * as z from 'zod';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anApiRequest } from '../../test/api-request.ts';
import { Problem } from './problem.ts';
import { readRequest } from './read-request.ts';
import { route } from './route.ts';

const put = route({
  method: 'PUT',
  path: '/things/{id}',
  summary: 'A thing',
  query: z.object({ limit: z.coerce.number().int().max(10).default(5) }),
  body: z.strictObject({ name: z.string().min(1), tags: z.array(z.string().max(3)).optional() }),
});
const get = route({ method: 'GET', path: '/things', summary: 'All things' });

const body = JSON.stringify({ name: 'A thing' });
const json = { 'content-type': 'application/json' };

/** Why a request is refused. */
async function problemOf(request: ReturnType<typeof anApiRequest>): Promise<Problem> {
  try {
    await readRequest(put, request);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('it was taken');
}
const statusOf = async (overrides: Parameters<typeof anApiRequest>[0]) =>
  (await problemOf(anApiRequest({ body, ...overrides }))).status;

it('reads user, parameters, query, body and key', async () => {
  const queryStringParameters = { limit: '7', other: 'x' };
  const headers = { ...json, 'idempotency-key': 'key-1' };
  expect(await readRequest(put, anApiRequest({ body, queryStringParameters, headers }))).toEqual({
    userId: 'ada',
    scopes: [],
    params: { id: '1' },
    query: { limit: 7 },
    body: { name: 'A thing' },
    idempotencyKey: 'key-1',
  });
});

it('reads a request that has none of these', async () => {
  const bare = anApiRequest({ headers: {}, pathParameters: undefined });
  const { userId, scopes, ...rest } = await readRequest(get, bare);
  expect({ userId, scopes }).toEqual({ userId: 'ada', scopes: [] });
  expect(rest).toEqual({ params: {}, query: undefined, body: undefined });
});

it('reads the token’s scopes from its claim', async () => {
  expect((await readRequest(get, anApiRequest({ scope: 'openid bayon/operate' }))).scopes).toEqual([
    'openid',
    'bayon/operate',
  ]);
});

describe('the body', () => {
  it('may come in base64, and with a charset', async () => {
    const request = anApiRequest({
      body: Buffer.from(body).toString('base64'),
      isBase64Encoded: true,
      headers: { 'content-type': 'Application/JSON; charset=utf-8' },
    });
    expect((await readRequest(put, request)).body).toEqual({ name: 'A thing' });
  });

  it('may have 64 KiB and not a byte more, however it is encoded', async () => {
    const of = (bytes: number) => JSON.stringify({ name: 'ở'.repeat(100) }).padEnd(bytes - 200, ' ');
    expect(Buffer.byteLength(of(65_536))).toBe(65_536);
    expect((await readRequest(put, anApiRequest({ body: of(65_536) }))).body).toBeDefined();
    expect(await statusOf({ body: of(65_537) })).toBe(413);
    const base64 = Buffer.from(of(65_537)).toString('base64');
    expect(await statusOf({ body: base64, isBase64Encoded: true })).toBe(413);
  });

  it.each([
    ['another type', { 'content-type': 'text/plain' }],
    ['none', {}],
    ['an empty one', { 'content-type': '' }],
    ['one that only begins so', { 'content-type': 'application/json5' }],
  ])('must be JSON by its content type: 415 for %s', async (_, headers) => {
    expect(await statusOf({ headers })).toBe(415);
  });

  it.each(['', '{', '{"name":"a"}}', 'undefined', "{'name':'a'}", '['.repeat(60_000)])(
    'must be JSON: 400 for %j',
    async (sent) => {
      expect((await problemOf(anApiRequest({ body: sent }))).complaints).toEqual([
        { path: 'body', message: 'is not JSON' },
      ]);
    },
  );

  it('keeps no half of a character: nothing could store it', async () => {
    const request = anApiRequest({ body: '{"name":"\\ud83c!","tags":["\\udfe1"]}' });
    expect((await readRequest(put, request)).body).toEqual({ name: '\u{FFFD}!', tags: ['\u{FFFD}'] });
  });
});

it('names all that is wrong at once, by its path', async () => {
  const { status, complaints } = await problemOf(
    anApiRequest({
      body: JSON.stringify({ name: '', tags: ['ok', 'long'], more: 1 }),
      queryStringParameters: { limit: 'many' },
      headers: { ...json, 'idempotency-key': 'ö' },
    }),
  );
  expect(status).toBe(400);
  expect(complaints.map(({ path }) => path).sort()).toEqual(
    ['body', 'body.name', 'body.tags.1', 'header.idempotency-key', 'query.limit'].sort(),
  );
});

it.each(['', ' ', 'a b', 'ö', 'x'.repeat(256), 'a\n'])('refuses the idempotency key %j', async (key) => {
  expect(await statusOf({ headers: { ...json, 'idempotency-key': key } })).toBe(400);
});

it.each(['!', '~'.repeat(255), '{"a":1}'])('takes the idempotency key %j', async (key) => {
  const request = anApiRequest({ body, headers: { ...json, 'idempotency-key': key } });
  expect((await readRequest(put, request)).idempotencyKey).toBe(key);
});

it.each(['a#b', '', 'x'.repeat(129), 'ö', 'a b'])(
  'answers an id that no thing can have as one that none has: %j',
  async (id) => {
    expect(await statusOf({ pathParameters: { id } })).toBe(404);
  },
);

it.each(['', 'a#b', 'x'.repeat(129)])('refuses a token whose subject is no user id: %j', async (sub) => {
  expect(await statusOf({ sub })).toBe(403);
});

it('throws nothing but problems, whatever is sent', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json());
  const anyHeaders = fc.dictionary(
    fc.constantFrom('content-type', 'idempotency-key', 'x'),
    fc.oneof(text, fc.constant('application/json')),
  );
  await fc.assert(
    fc.asyncProperty(
      text,
      anyHeaders,
      fc.boolean(),
      text,
      text,
      async (sent, headers, isBase64Encoded, id, limit) => {
        const request = anApiRequest({
          body: sent,
          headers,
          isBase64Encoded,
          pathParameters: { id },
          queryStringParameters: { limit },
        });
        try {
          await readRequest(put, request);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      },
    ),
  );
});
