import { ImmediateActionRequired, notificationTypes, plans, usageTypes } from '@bayon/event-contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { anEvent, worldForEach } from '../../test/world.ts';
import { encodeCursor } from '../account/cursor.ts';
import { routes } from './routes.ts';

const world = worldForEach();

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.constantFrom('', '#', '%', '__proto__', 'constructor', '\ud83c', '\u0000', '-1', '1e999', 't-1', 'NaN'),
);
const anything = fc.oneof(word, fc.jsonValue(), fc.integer());

/** Bodies that are right, in whatever characters. */
const goodBody = fc
  .oneof(
    fc.record({ email: fc.emailAddress(), registrationMethod: word.map((some) => `m${some}`) }),
    fc.record(
      {
        mutedNotifications: fc.subarray([...notificationTypes]),
        contentTone: word,
        autoShareReports: fc.boolean(),
        shareChannels: fc.subarray(['constructor', 'email']),
      },
      { requiredKeys: [] },
    ),
    fc.record({ plan: fc.constantFrom(...plans), reason: word.map((some) => `r${some}`) }),
    fc.record({ usageType: fc.constantFrom(...usageTypes), amount: fc.integer({ min: 1, max: 1_000_000 }) }),
  )
  .map((body) => JSON.stringify(body));

const names = ['email', 'registrationMethod', 'referralSource', 'mutedNotifications', 'contentTone', 'plan'];
const nearlyGood = fc
  .record(
    Object.fromEntries(
      [...names, 'reason', 'usageType', 'amount', 'sourceEventId', '__proto__'].map((name) => [
        name,
        anything,
      ]),
    ),
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value));
const body = fc.oneof(
  { weight: 4, arbitrary: goodBody },
  nearlyGood,
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('[', '['.repeat(50_000), 'null', '"x"', `{"email":"${'x'.repeat(70_000)}"}`),
);
const key = fc.record({ pk: word, sk: word, gsi1pk: word, gsi1sk: word }, { requiredKeys: [] });
const ownKey = fc.record({
  pk: fc.constant('USER#ada'),
  sk: word,
  gsi1pk: fc.constant('TASKS#ada#open'),
  gsi1sk: word,
});
const cursor = fc.oneof(
  word,
  key.map(encodeCursor),
  ownKey.map(encodeCursor),
  word.map((gsi1sk) => encodeCursor({ gsi1sk })),
);
const query = fc.record({ status: word, limit: word, months: word, cursor }, { requiredKeys: [] });
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
    user: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('ada', 'grace', '__proto__') }, word),
    id: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('t-1', 'tutorial', 'profile') }, word),
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
  await world().take(
    ...[1, 2].map((n) =>
      anEvent(ImmediateActionRequired, { userId: 'ada', alertId: `t-${n}` }, { id: `asked-${n}` }),
    ),
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
    {
      numRuns: 1_000,
      // What chance seldom makes, and the expectation below needs.
      examples: [
        ['POST /user/usage', { body: 'x'.repeat(70_000) }],
        ['POST /user/onboarding/{step}', { id: 'welcome' }],
      ],
    },
  );
  // It came far enough to say something.
  expect([...statuses]).toEqual(expect.arrayContaining([200, 202, 400, 403, 404, 409, 413, 415]));
  // And what was taken of it the processor can take, too.
  await world().drain();
});
