import {
  OpportunityIdentified,
  PriceChangeAudienceRequested,
  RealTimeNotification,
  type ToldChange,
} from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { tracks } from '../../test/market-fixtures.ts';

const world = worldForEach();
const [example] = PriceChangeAudienceRequested.examples[0]!.largest;
const aChange = (overrides: Partial<ToldChange>): ToldChange => ({ ...example!, ...overrides });
const told = () =>
  world()
    .published(RealTimeNotification)
    .flatMap(({ userIds }) => userIds as string[]);

it('tells nobody where nobody tracks the area', async () => {
  await world().take(tracks('ada', 'Fremont'), anEvent(PriceChangeAudienceRequested, { cursor: undefined }));
  expect(world().bus.events).toEqual([]);
});

it('tells who tracked the area when the price changed, whatever they have said since', async () => {
  const at = (minute: number) => ({ at: `2026-11-23T10:0${minute}:00.000Z` });
  await world().take(
    ...[tracks('ada', 'Ballard', true, at(1)), tracks('ada', 'Ballard', false, at(3))],
    ...[tracks('kim', 'Ballard', true, at(1)), tracks('kim', 'Ballard', false, at(2))],
    tracks('zoe', 'Ballard', true, at(3)),
    anEvent(PriceChangeAudienceRequested, { detectedAt: at(2).at, cursor: undefined }, at(5)),
  );
  expect(told()).toEqual(['ada']);
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
    anEvent(PriceChangeAudienceRequested, { largest: [aChange({ changePercent })], cursor: undefined }),
  );
  const opportunities = world().published(OpportunityIdentified);
  expect(opportunities).toHaveLength(found);
  if (found)
    expect(opportunities).toMatchObject([
      { userId: 'ada', opportunityId: 'change-1', opportunityType: 'high-value-listing', confidence },
    ]);
});

it('finds ten of them for two hundred users', { timeout: 120_000 }, async () => {
  await world().take(
    ...Array.from({ length: 200 }, (_, n) =>
      tracks(`${'u'.repeat(120)}-${n}`, 'Ballard', true, { id: `t-${n}` }),
    ),
  );
  await world().take(
    anEvent(PriceChangeAudienceRequested, {
      largest: Array.from({ length: 10 }, (_, n) =>
        aChange({ changeId: `change-${n}`, changePercent: -50, propertyId: 'p'.repeat(128) }),
      ),
      cursor: undefined,
    }),
  );
  await world().drain();
  expect(world().published(OpportunityIdentified)).toHaveLength(2_000);
  expect(told()).toHaveLength(200);
});

it('tells what came together as one, with counts and the largest', async () => {
  const change = PriceChangeAudienceRequested.examples[1];
  await world().take(tracks('ada'), anEvent(PriceChangeAudienceRequested, { ...change, cursor: undefined }));
  expect(world().published(RealTimeNotification)).toMatchObject([
    {
      message:
        '12 prices changed in Ballard: 9 fell, 3 rose. The largest: mls-2290377 fell by 12.4 % to USD 849,000; ' +
        'mls-2290114 fell by 2.97 % to USD 849,000.',
      data: { marketArea: 'Ballard', rises: 3, falls: 9 },
    },
  ]);
});
