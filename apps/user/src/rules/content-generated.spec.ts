import { ContentGenerated, UsageUpdated } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../account/keys.ts';

const world = worldForEach();

const [early, late] = ['2026-10-31T23:59:59.999Z', '2026-11-23T10:00:00.000Z'];
const completed = (id: string, at: string) => anEvent(ContentGenerated, { userId: 'ada' }, { id, at });

it('is used up of the month that it was made in, and says by what', async () => {
  await world().take(completed('a', early));
  expect(world().published(UsageUpdated)).toMatchObject([
    { userId: 'ada', usageType: 'contentGeneration', amount: 1, sourceEventId: 'a', usedAt: early },
  ]);
  await world().drain();
  expect(await world().read(keys.usage('ada', '2026-10', 'contentGeneration'))).toMatchObject({ count: 1 });
});

it('counts each event once, however often it comes', async () => {
  await world().take(completed('a', late), completed('a', late), completed('b', late), completed('a', late));
  await world().drain();
  await world().drain();
  expect(await world().read(keys.usage('ada', '2026-11', 'contentGeneration'))).toMatchObject({ count: 2 });
  expect(
    new Set(
      world()
        .published(UsageUpdated)
        .map(({ event }) => event.id),
    ).size,
  ).toBe(2);
});

it.each([
  ['in order', [completed('a', early), completed('b', late)]],
  ['in the other order', [completed('b', late), completed('a', early)]],
])('is the first content since the first of them, %s', async (_, events) => {
  await world().take(...events);
  expect(await world().read(keys.onboarding('ada'))).toMatchObject({ done: { 'first-content': early } });
});
