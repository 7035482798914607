import {
  notRanked,
  RankingChanged,
  RankingComparisonRequested,
  RealTimeNotification,
  SeoRecommendationsGenerated,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../presence/keys.ts';
import { shownRank } from '../presence/ranking.ts';

const world = worldForEach();
const minute = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const read = (oldRank: number, newRank: number, at = 1, more: object = {}) =>
  anEvent(
    RankingChanged,
    { userId: 'ada', keyword: 'Ballard realtor', searchEngine: 'google', oldRank, newRank, ...more },
    { id: `read-${at}-${JSON.stringify(more).length}-${newRank}`, at: minute(at) },
  );
const standing = () => world().read(keys.standing('ada', 'ballard  REALTOR', 'Google'));

describe('a rank', () => {
  it.each([
    [1, 0],
    [10, 0],
    [11, 3],
    [20, 3],
    [21, 6],
    [101, 6],
  ])('of %i brings %i recommendations', async (rank, count) => {
    await world().take(read(rank, rank));
    const sent = world().published(SeoRecommendationsGenerated);
    expect(sent.flatMap(({ recommendations }) => recommendations)).toHaveLength(count);
    const { items } = await world().reads.advice('ada', { limit: 10 });
    expect(items.flatMap(({ recommendations }) => recommendations)).toHaveLength(count);
  });

  it.each([
    [10, 10, undefined],
    [10, 14, undefined],
    [14, 10, undefined],
    [10, 15, 'warning'],
    [15, 10, 'success'],
    [notRanked, 1, 'success'],
  ])('from %i to %i is told as %s', async (oldRank, newRank, severity) => {
    await world().take(read(oldRank, newRank));
    expect(world().published(RealTimeNotification)).toMatchObject(
      severity ? [{ type: 'ranking_alert', severity, data: { oldRank: shownRank(oldRank), newRank } }] : [],
    );
  });

  it('on the first page takes the advice away, and an older reading does not bring it back', async () => {
    await world().take(read(30, 25, 1), read(12, 9, 3), read(25, 12, 2));
    expect((await world().reads.advice('ada', { limit: 10 })).items).toEqual([]);
    expect(await standing()).toMatchObject({ rank: 9 });
  });
});

it('advises as of its reading, whenever that arrives', async () => {
  await world().take(read(25, 12, 2), read(30, 25, 1));
  expect(world().published(SeoRecommendationsGenerated)).toMatchObject([
    { asOf: minute(2) },
    { asOf: minute(1) },
  ]);
});

describe('the trend of changes', () => {
  it.each([
    ['−2 on average', [-2], 'stable'],
    ['below −2', [-2, -3], 'improving'],
    ['+2 on average', [1, 3], 'stable'],
    ['above +2', [2, 3], 'declining'],
    ['none', [0], 'stable'],
    ['those before the last five', [90, 0, 0, 0, 0, 0], 'stable'],
    ['five together', [-10, 0, 0, 0, -1], 'improving'],
  ])('of %s', async (_, changes, trend) => {
    await world().take(...changes.map((change, place) => read(50, 50 + (change > 50 ? 50 : change), place)));
    expect(await standing()).toMatchObject({ trend });
  });

  it('is of this user’s readings of this keyword and engine', async () => {
    await world().take(
      read(50, 10, 1, { userId: 'grace' }),
      read(50, 10, 1, { searchEngine: 'bing' }),
      read(50, 10, 1, { keyword: 'Fremont realtor' }),
      read(50, 10, 1, { competitorId: 'sound' }),
      read(50, 50, 1),
    );
    expect(await standing()).toMatchObject({ trend: 'stable', rank: 50 });
  });
});

describe('a competitor’s rank', () => {
  it('is neither advised nor told, and compared with the user’s', async () => {
    await world().take(read(30, 1, 1, { competitorId: 'sound' }));
    expect(world().published(SeoRecommendationsGenerated)).toEqual([]);
    expect(world().published(RealTimeNotification)).toEqual([]);
    await world().take(read(30, 12, 2));
    expect(world().published(RankingComparisonRequested)).toHaveLength(2);
    await world().drain();
    expect(await world().read(keys.comparison('ada', 'sound'))).toMatchObject({
      shared: 1,
      ahead: 0,
      behind: 1,
      level: 0,
      keywords: [{ keyword: 'Ballard realtor', searchEngine: 'google', rank: 12, competitorRank: 1 }],
    });
  });
});

it('keeps the history of a keyword, however it is spelled', async () => {
  const keyword = 'Hồ Chí Minh #1 % 🏠';
  await world().take(
    read(9, 8, 1, { keyword }),
    read(8, 7, 2, { keyword: keyword.toUpperCase() }),
    read(7, 6, 2),
  );
  const { items } = await world().reads.readings('ada', keyword, { limit: 10 });
  expect(items.map(({ newRank }) => newRank)).toEqual([7, 8]);
});

it('takes the longest keyword and engine of any script', async () => {
  const longest = { keyword: '#'.repeat(80), searchEngine: 'İ'.repeat(40), competitorId: 'x'.repeat(128) };
  await world().take(
    read(9, 8, 1, longest),
    read(30, 21, 1, { keyword: '🏠'.repeat(40), userId: 'u'.repeat(128) }),
  );
  await world().drain();
  expect(await world().reads.standingsOf('ada', [longest])).toHaveLength(1);
});
