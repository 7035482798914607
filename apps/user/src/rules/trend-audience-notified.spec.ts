import { TrendAudienceNotified, TrendRecommendationsRequested } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';

const world = worldForEach();

const usersUpTo = (count: number) => Array.from({ length: count }, (_, n) => `user-${n}`);
const chunks = () =>
  world()
    .published(TrendRecommendationsRequested)
    .map(({ users }) => users as string[]);

it.each([
  [0, []],
  [1, [1]],
  [40, [40]],
  [41, [40, 1]],
  [200, [40, 40, 40, 40, 40]],
])('splits an audience of %d into chunks of %j', async (count, sizes) => {
  const event = anEvent(TrendAudienceNotified, { users: usersUpTo(count) });
  await world().take(event);
  expect(chunks().map(({ length }) => length)).toEqual(sizes);
  expect(chunks().flat()).toEqual(usersUpTo(count));
});

it('reaches all of them, each once', async () => {
  const event = anEvent(TrendAudienceNotified, { users: usersUpTo(200) });
  await world().take(event, event);
  await world().drain();
  const items = (await world().items()).filter(({ kind }) => kind === 'trend');
  expect(items.map(({ pk }) => pk).sort()).toEqual(
    usersUpTo(200)
      .map((userId) => `USER#${userId}`)
      .sort(),
  );
});

it('names nobody twice', async () => {
  await world().take(anEvent(TrendAudienceNotified, { users: ['ada', 'grace', 'ada'] }));
  expect(chunks()).toEqual([['ada', 'grace']]);
});
