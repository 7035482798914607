import { apiOver } from '@bayon/service-testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aDelivery } from '../../test/fixtures.ts';
import { useTrail } from '../../test/table.ts';
import { encodeCursor } from '../history/cursor.ts';
import { rawEventOf } from '../trail/raw-event.ts';
import { answers } from './answers.ts';
import { endpointsOf } from './endpoints.ts';
import { routes } from './routes.ts';

const trail = useTrail();

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('', '#', '%', ':', '__proto__', 'constructor', '\ud83c', '\u0000', 'ada', '8d1b', 'e-1'),
);
const time = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom('0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2026-11-23T00:00+14:00'),
);
const mostly = (right: fc.Arbitrary<string>) => fc.oneof({ weight: 9, arbitrary: right }, word);
const cursor = mostly(fc.tuple(time, word).map(([at, end]) => encodeCursor(`${at}#${end}`)));
const query = fc.record(
  {
    userId: word,
    entity: fc.oneof(
      word,
      word.map((id) => `content:${id}`),
    ),
    correlationId: word,
    causationId: word,
    eventId: word,
    source: word,
    detailType: word,
    from: mostly(time),
    to: mostly(time),
    order: fc.constantFrom('newest', 'oldest'),
    limit: fc.integer({ min: 1, max: 100 }).map(String),
    cursor,
  },
  { requiredKeys: [] },
);

it('answers whatever it is asked, and never with an error of its own', async () => {
  await trail().recorder.record(rawEventOf(aDelivery('e-1')));
  const { call, reported } = apiOver(endpointsOf(trail().history), { routes, answers });
  await fc.assert(
    fc.asyncProperty(query, fc.constantFrom('', 'bayon/operate'), word, async (asked, scope, id) => {
      const answers = [
        await call('GET /audit/events', { query: asked, scope }),
        await call('GET /audit/events/{eventId}', { id, scope }),
      ];
      for (const { status } of answers) expect([200, 400, 403, 404]).toContain(status);
    }),
    { numRuns: 300 },
  );
  expect(reported).toEqual([]);
}, 60_000);

it('records whatever is an event, and finds it again', async () => {
  const { recorder, history } = trail();
  const detail = fc.record(
    {
      userId: fc.oneof(word, fc.jsonValue()),
      userIds: fc.oneof(fc.array(word), fc.jsonValue()),
      contentId: fc.oneof(word, fc.jsonValue()),
      timestamp: fc.oneof(time, fc.jsonValue()),
      event: fc.oneof(
        fc.record({ id: word, correlationId: word, causationId: fc.oneof(word, fc.jsonValue()) }),
        fc.jsonValue(),
      ),
    },
    { requiredKeys: [] },
  );
  let count = 0;
  await fc.assert(
    fc.asyncProperty(detail, word, async (some, detailType) => {
      const delivery = { ...aDelivery(`${(count += 1)}`), 'detail-type': detailType, detail: some };
      const event = rawEventOf(JSON.parse(JSON.stringify(delivery)) as typeof delivery);
      await recorder.record(event);
      expect((await recorder.record(event)).outcome).toBe('duplicate');
      const found = await history.byTime({ limit: 1, newestFirst: true });
      expect(found.events).toHaveLength(1);
    }),
    { numRuns: 150 },
  );
}, 60_000);
