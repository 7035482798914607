import {
  OpportunityIdentified,
  PriceChangeAudienceRequested,
  RealTimeNotification,
} from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { tracks } from '../../test/market-fixtures.ts';

const world = worldForEach();
const told = () =>
  world()
    .published(RealTimeNotification)
    .flatMap(({ userIds }) => userIds as string[]);

it('tells nobody where nobody tracks the area', async () => {
  await world().take(tracks('ada', 'Fremont'), anEvent(PriceChangeAudienceRequested, { cursor: undefined }));
  expect(world().bus.events).toEqual([]);
});

it.each([
  [199, 1],
  [200, 1],
  [201, 2],
  [400, 2],
])('tells all %d who track the area, each once, in %d notifications', async (count, notifications) => {
  const users = Array.from({ length: count }, (_, n) => `user-${String(n).padStart(4, '0')}`);
  await world().take(...users.map((user) => tracks(user)));
  await world().take(anEvent(PriceChangeAudienceRequested, { cursor: undefined }));
  await world().drain();
  expect(told()).toEqual(users);
  expect(world().published(RealTimeNotification)).toHaveLength(notifications);
});

it.each([
  [-9.99, 0, undefined],
  [-10, 1, 0.5],
  [-20, 1, 0.7],
  [-50, 1, 0.8],
  [-50.01, 0, undefined],
  [30, 0, undefined],
])('finds an opportunity in a change of %d %%: %d', async (changePercent, found, confidence) => {
  await world().take(
    tracks('ada'),
    anEvent(PriceChangeAudienceRequested, { changePercent, cursor: undefined }),
  );
  const opportunities = world().published(OpportunityIdentified);
  expect(opportunities).toHaveLength(found);
  if (found)
    expect(opportunities).toMatchObject([
      { userId: 'ada', opportunityId: 'change-1', opportunityType: 'high-value-listing', confidence },
    ]);
});

it('finds it for a whole chunk at once', async () => {
  await world().take(
    ...Array.from({ length: 200 }, (_, n) =>
      tracks(`${'u'.repeat(120)}-${n}`, 'Ballard', true, { id: `t-${n}` }),
    ),
  );
  await world().take(
    anEvent(PriceChangeAudienceRequested, {
      changePercent: -50,
      cursor: undefined,
      propertyId: 'p'.repeat(128),
    }),
  );
  expect(world().published(OpportunityIdentified)).toHaveLength(200);
});
