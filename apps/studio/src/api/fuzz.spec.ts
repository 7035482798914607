import { ContentGenerated, contentTypes } from '@bayon/event-contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { anEvent, worldForEach } from '../../test/world.ts';
import { encodeCursor } from '../library/cursor.ts';
import { routes } from './routes.ts';

const world = worldForEach();

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.constantFrom('', '#', '%', '__proto__', 'constructor', '\ud83c', '\u0000', '-1', '1e999', 'c-1', 'NaN'),
);
const instant = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom('0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999999Z', '2027-02-28T09:00Z'),
);
const anything = fc.oneof(word, fc.jsonValue(), fc.integer(), instant);
/** Bodies that are right, in whatever characters. */
const goodBody = fc
  .record({
    contentType: fc.constantFrom(...contentTypes),
    topic: word.map((some) => `t${some}`),
    title: word.map((some) => `t${some}`),
    publishedTo: fc.subarray(['x', 'constructor', 'website'], { minLength: 1 }),
    scheduledFor: instant,
  })
  .chain((all) =>
    fc.constantFrom(
      ...[['contentType', 'topic'], ['title'], ['publishedTo', 'scheduledFor']].map((names) =>
        JSON.stringify(all, names),
      ),
    ),
  );

/** Bodies that are nearly right, so that they come further than the first check. */
const body = fc.oneof(
  { weight: 5, arbitrary: goodBody },
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc
    .record(
      {
        contentType: fc.oneof(fc.constantFrom(...contentTypes), anything),
        topic: anything,
        tone: anything,
        keywords: fc.array(anything),
        listing: fc.record({ address: anything, price: anything, features: fc.array(anything) }),
        title: anything,
        content: anything,
        publishedTo: fc.oneof(
          fc.array(fc.oneof(fc.constantFrom('x', 'constructor', 'website'), anything)),
          anything,
        ),
        scheduledFor: anything,
        __proto__: anything,
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
  fc.constantFrom('[', '{"a":', '['.repeat(50_000), 'null', '"x"', `{"title":"${'x'.repeat(70_000)}"}`),
);
const key = fc.record({ pk: word, sk: word, gsi1pk: word, gsi1sk: word }, { requiredKeys: [] });
const ownKey = fc.record({
  pk: fc.constant('USER#ada'),
  sk: fc.oneof(
    word,
    word.map((end) => `REVISION#c-1#${end}`),
  ),
  gsi1pk: fc.constant('LIBRARY#ada'),
  gsi1sk: word,
});
const cursor = fc.oneof(
  word,
  key.map(encodeCursor),
  ownKey.map(encodeCursor),
  ownKey.map(({ pk, sk }) => encodeCursor({ pk, sk })),
);
const day = fc.oneof(
  word,
  instant.map((at) => at.slice(0, 10)),
);
const query = fc.record(
  { type: word, status: word, limit: word, cursor, from: day, to: day },
  { requiredKeys: [] },
);
const headers = fc.record(
  {
    'idempotency-key': fc.oneof(word, fc.constant('key')),
    'content-type': fc.oneof(
      word,
      fc.constant('application/json'),
      fc.constant('application/json; charset=utf-8'),
    ),
  },
  { requiredKeys: [] },
);
const request = fc.record(
  {
    user: fc.oneof({ weight: 5, arbitrary: fc.constant('ada') }, word),
    id: fc.oneof({ weight: 3, arbitrary: fc.constant('c-1') }, word),
    query: fc.oneof(query, fc.record({ cursor })),
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
  const titles = Array.from({ length: 3 }, (_, n) =>
    anEvent(ContentGenerated, { userId: 'ada', contentId: `c-${n}` }, { id: `made-${n}` }),
  );
  await world().take(...titles);
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(routeKey, request, async (route, options) => {
      const api = apiOf(world());
      const { status } = await api.call(route, options);
      statuses.add(status);
      expect(api.reported).toEqual([]);
      expect(status).toBeLessThan(500);
    }),
    {
      numRuns: 1_500,
      // What chance seldom makes, and the expectation below needs.
      examples: [['POST /studio/content', { body: 'x'.repeat(70_000) }]],
    },
  );
  // It came far enough to say something.
  expect([...statuses]).toEqual(expect.arrayContaining([200, 202, 400, 403, 404, 413, 415]));
  // And what was taken of it studio can take, too.
  await world().drain();
});
