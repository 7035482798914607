import { TrendRecommendationsRequested } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';

const world = worldForEach();

const example = TrendRecommendationsRequested.examples[0]!;
const at = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const requested = (minute: number, users: string[], trend: Partial<(typeof example)['trend']> = {}) =>
  anEvent(
    TrendRecommendationsRequested,
    { users, trend: { ...example.trend, ...trend } },
    { id: `r-${minute}`, at: at(minute) },
  );
const recommendedTo = async (userId: string) =>
  (await world().reads.recommendations(userId, { limit: 100 }, new Date(at(9)))).items;

it.each([
  [{}, 'Price increase in Ballard: +4.2 % in 90 days. Tell your clients in a market update.', 'high'],
  [
    { trendType: 'price-decrease', slopePercent: -3.14159, window: '30d', confidence: 0.79 },
    'Price decrease in Ballard: -3.1 % in 30 days. Tell your clients in a market update.',
    'medium',
  ],
  [
    { slopePercent: -0.01, window: 'last quarter', marketArea: 'Gò Vấp' },
    'Price increase in Gò Vấp: 0 % in last quarter. Tell your clients in a market update.',
    'high',
  ],
])('says what the trend is: %j', async (trend, message, priority) => {
  await world().take(requested(1, ['ada'], trend));
  expect(await recommendedTo('ada')).toMatchObject([{ kind: 'trend', message, priority }]);
});

it('is one for each user and trend, the newest of it, in any order', async () => {
  await world().take(
    requested(2, ['ada'], { slopePercent: 5 }),
    requested(1, ['ada', 'grace', 'ada', 'grace'], { slopePercent: 3 }),
  );
  expect(await recommendedTo('ada')).toMatchObject([{ from: { at: at(2) } }]);
  expect(await recommendedTo('grace')).toMatchObject([{ from: { at: at(1) } }]);
});

it('takes any id of a user', async () => {
  await world().take(requested(1, ['__proto__', 'constructor', 'auth0|5f7c']));
  for (const userId of ['__proto__', 'constructor', 'auth0|5f7c'])
    expect(await recommendedTo(userId)).toHaveLength(1);
});
