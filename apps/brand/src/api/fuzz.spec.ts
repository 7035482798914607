import { CompetitorDiscovered, profileFields, RankingChanged } from '@bayon/event-contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { anEvent, worldForEach } from '../../test/world.ts';
import { encodeCursor } from '../presence/cursor.ts';
import { routes } from './routes.ts';

const world = worldForEach();

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.constantFrom('', '#', '%', '__proto__', 'constructor', '\ud83c', '\u0000', '-1', '1e999', 'c-1', '🏠'),
);
const anything = fc.oneof(word, fc.jsonValue(), fc.integer(), fc.array(word));
const some = (names: readonly string[], value: fc.Arbitrary<unknown>) =>
  fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
const said = word.map((one) => `t${one}`);
const names = ['directory', 'businessName', 'address', 'phone', 'url', 'name', 'marketArea', 'marketShare'];
/** Bodies that are right, in whatever characters. */
const goodBody = fc.oneof(
  some(
    profileFields.filter((name) => name !== 'serviceAreas' && name !== 'specialties'),
    said,
  ),
  fc.record({ directory: said, businessName: said, address: word, phone: word, url: word }),
  fc.record({ name: said, marketArea: said, marketShare: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.array(fc.record({ keyword: said, searchEngine: said, rank: fc.integer({ min: 1, max: 101 }) }), {
    minLength: 1,
    maxLength: 5,
  }),
);
const csv = fc
  .array(
    fc.array(fc.oneof(word, said), { maxLength: 6 }).map((cells) => cells.join(',')),
    { maxLength: 6 },
  )
  .map((rows) => ['directory,businessName,address,phone,url', ...rows].join('\n'));
const body = fc.oneof(
  { weight: 5, arbitrary: goodBody.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: csv },
  some([...profileFields, ...names], anything).map((value) => JSON.stringify(value)),
  fc
    .array(some(['keyword', 'searchEngine', 'rank', 'competitorId'], anything))
    .map((value) => JSON.stringify(value)),
  fc.json(),
  word,
  fc.constantFrom('[', '['.repeat(50_000), 'null', `{"bio":"${'x'.repeat(70_000)}"}`),
);
const key = fc.record({ pk: word, sk: word, gsi1pk: word, gsi1sk: word }, { requiredKeys: [] });
const ownKey = fc.record({
  pk: fc.constant('USER#ada'),
  sk: fc
    .constantFrom('LISTING#', 'AUDIT#', 'COMPETITOR#', 'STANDING#', 'READING#t#')
    .chain((one) => word.map((end) => one + end)),
});
const cursor = fc.oneof(
  word,
  key.map(encodeCursor),
  ownKey.map(encodeCursor),
  ownKey.map((own) => encodeCursor({ ...own, gsi1pk: 'ADVICE#ada', gsi1sk: 'x' })),
);
const request = fc.record(
  {
    user: fc.oneof({ weight: 5, arbitrary: fc.constant('ada') }, word),
    id: fc.oneof({ weight: 3, arbitrary: fc.constant('l-1') }, word),
    query: fc.record({ limit: word, cursor, keyword: word }, { requiredKeys: [] }),
    body,
    headers: fc.record(
      {
        'idempotency-key': fc.oneof(word, fc.constant('key')),
        'content-type': fc.oneof(
          word,
          fc.constantFrom('application/json', 'text/csv', 'TEXT/CSV; charset=utf-8'),
        ),
      },
      { requiredKeys: [] },
    ),
    isBase64Encoded: fc.constantFrom(false, false, true),
  },
  { requiredKeys: [] },
);
const routeKey = fc.constantFrom(
  ...Object.values(routes).map(({ method, path }) => `${method} ${path}`),
  'GET /none',
);

it('answers whatever a client sends, and never by an error of its own', { timeout: 120_000 }, async () => {
  await world().take(
    anEvent(CompetitorDiscovered, { userId: 'ada', competitorId: 'c-1' }, { id: 'a' }),
    anEvent(RankingChanged, { userId: 'ada', keyword: 't' }, { id: 'b' }),
  );
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(routeKey, request, async (route, options) => {
      const api = apiOf(world());
      const { status } = await api.call(route, options);
      statuses.add(status);
      expect(api.reported).toEqual([]);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 1_000 },
  );
  // It came far enough to say something.
  expect([...statuses]).toEqual(expect.arrayContaining([200, 202, 400, 403, 404, 415]));
  // And what was taken of it brand can take, too.
  await world().drain();
});
