import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { asked, completed, noted, reported } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';
import { encodeCursor } from '../notebook/cursor.ts';
import { routes } from './routes.ts';

const world = worldForEach();

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.constantFrom(
    '',
    '#',
    '%',
    '__proto__',
    'constructor',
    '\ud83c',
    '\u0000',
    '-1',
    '1e999',
    'NaN',
    'escrow',
  ),
);
const anything = fc.oneof(word, fc.jsonValue(), fc.integer());
const id = fc.oneof(fc.constantFrom('q-1', 'q-2', 'r-1', 'k-1', 'constructor', 'research-q-1'), word);
/** Bodies that are right, in whatever characters. */
const goodBody = fc.oneof(
  fc.record({ query: word.map((some) => `q${some}`) }),
  fc.record({
    reportType: fc.constant('summary'),
    queryIds: fc.array(fc.constantFrom('q-1', 'q-2', 'nope'), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ title: word.map((some) => `t${some}`), text: word, tags: fc.constant(['a']) }),
);
const body = fc.oneof(
  { weight: 5, arbitrary: goodBody.map((value) => JSON.stringify(value)) },
  fc.json(),
  fc
    .record(
      {
        query: anything,
        reportType: anything,
        queryIds: fc.oneof(fc.array(anything), anything),
        title: anything,
        text: anything,
        tags: fc.oneof(fc.array(anything), anything),
        __proto__: anything,
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
  fc.constantFrom('[', '['.repeat(50_000), 'null', `{"text":"${'x'.repeat(70_000)}"}`),
);
const key = fc.record(
  {
    pk: fc.oneof(fc.constant('USER#ada'), word),
    sk: word,
    gsi1pk: fc.oneof(fc.constantFrom('QUERIES#ada', 'KNOWLEDGE#ada', 'REPORTS#ada'), word),
    gsi1sk: word,
  },
  { requiredKeys: [] },
);
const cursor = fc.oneof(
  word,
  key.map(encodeCursor),
  fc.record({ after: fc.oneof(word, fc.nat().map(String)) }).map(encodeCursor),
);
const query = fc.record(
  { q: word, limit: fc.oneof(fc.constantFrom('1', '100'), word), cursor, from: word, to: word },
  { requiredKeys: [] },
);
const headers = fc.record(
  {
    'idempotency-key': fc.oneof(word, fc.constant('key')),
    'content-type': fc.oneof(word, fc.constant('application/json')),
  },
  { requiredKeys: [] },
);
const request = fc.record(
  {
    user: fc.oneof({ weight: 5, arbitrary: fc.constant('ada') }, word),
    id,
    query: fc.oneof(query, fc.record({ cursor }), fc.record({ q: word })),
    body,
    headers,
    isBase64Encoded: fc.constantFrom(false, false, true),
  },
  { requiredKeys: [] },
);
const routeKey = fc.constantFrom(
  ...Object.values(routes).map(({ method, path }) => `${method} ${path}`),
  'GET /none',
);

it('answers whatever a client sends, and never by an error of its own', { timeout: 60_000 }, async () => {
  await world().take(asked('a', 1, { queryId: 'q-2' }), completed('c', 1), reported('r', 1), noted('n', 1));
  const api = apiOf(world());
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(routeKey, request, async (route, options) => {
      const { status } = await api.call(route, options);
      statuses.add(status);
      expect(api.reported).toEqual([]);
      expect(status).toBeLessThan(500);
    }),
    {
      numRuns: 1_000,
      // What chance seldom makes, and the expectation below needs.
      examples: [['POST /research/queries', { body: 'x'.repeat(70_000) }]],
    },
  );
  // It came far enough to say something.
  expect([...statuses]).toEqual(expect.arrayContaining([200, 202, 400, 403, 404, 413, 415]));
  // And what was taken of it research can take, too.
  await world().drain();
});
