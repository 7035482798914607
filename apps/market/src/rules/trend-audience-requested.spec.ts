import {
  RealTimeNotification,
  TrendAudienceNotified,
  TrendAudienceRequested,
  TrendBasedContentSuggested,
  TrendDetected,
} from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { tracks } from '../../test/market-fixtures.ts';

const world = worldForEach();
const request = (id = 'e-1') => anEvent(TrendAudienceRequested, { cursor: undefined }, { id });

it('has nothing to say where nobody tracks the area', async () => {
  await world().take(request());
  expect(world().bus.events).toEqual([]);
});

it('goes on from where a chunk ended, and says the same for the same event', async () => {
  await world().take(...['ada', 'kim', 'zoe'].map((user) => tracks(user)));
  const event = anEvent(TrendAudienceRequested, { cursor: 'ada' });
  await world().take(event, event);
  const told = world().published(RealTimeNotification);
  expect(told.map(({ userIds }) => userIds)).toEqual([
    ['kim', 'zoe'],
    ['kim', 'zoe'],
  ]);
  expect(new Set(told.map(({ event: { id } }) => id)).size).toBe(1);
});

it('asks for the rest though a whole chunk was told already', async () => {
  const users = Array.from({ length: 201 }, (_, n) => `user-${String(n).padStart(4, '0')}`);
  await world().take(
    ...users.map((user) => tracks(user)),
    anEvent(TrendDetected, { affectedUsers: users.slice(0, 200) }, { id: 'trend-ballard-2026-11-23' }),
  );
  await world().drain();
  const told = world()
    .published(RealTimeNotification)
    .flatMap(({ userIds }) => userIds as string[]);
  expect(told.sort()).toEqual(users);
});

it('tells all of 10,000 users, each once, in chunks of 200', { timeout: 120_000 }, async () => {
  const users = Array.from({ length: 10_000 }, (_, n) => `user-${String(n).padStart(5, '0')}`);
  for (let from = 0; from < users.length; from += 100) {
    await Promise.all(users.slice(from, from + 100).map((user) => world().take(tracks(user))));
  }
  await world().take(anEvent(TrendDetected, {}, { id: 't-1' }));
  await world().drain();
  const ofAll = (details: object[], name: string) =>
    details.flatMap((detail) => (detail as Record<string, string[]>)[name]);
  expect(world().published(RealTimeNotification)).toHaveLength(50);
  expect(ofAll(world().published(RealTimeNotification), 'userIds')).toEqual(users);
  expect(ofAll(world().published(TrendBasedContentSuggested), 'affectedUsers')).toEqual(users);
  expect(ofAll(world().published(TrendAudienceNotified), 'users')).toEqual(users);
});
