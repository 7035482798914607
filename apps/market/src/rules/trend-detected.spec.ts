import {
  RealTimeNotification,
  TrendAudienceNotified,
  TrendAudienceRequested,
  TrendBasedContentSuggested,
  TrendDetected,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { tracks } from '../../test/market-fixtures.ts';
import { keys } from '../almanac/keys.ts';

const world = worldForEach();
const [first] = TrendDetected.examples;
const told = () =>
  world()
    .published(RealTimeNotification)
    .flatMap(({ userIds }) => userIds as string[]);

describe('a trend', () => {
  it('is kept, listed and counted', async () => {
    await world().take(anEvent(TrendDetected, {}, { id: 't-1' }));
    const at = '2026-11-23T10:00:00.000Z';
    const expected = { trendId: 't-1', trendType: 'price-increase', slopePercent: 4.2, samples: 118, at };
    expect(await world().read(keys.trend('t-1'))).toMatchObject(expected);
    expect(await world().read(keys.trendListed('ballard', at, 't-1'))).toMatchObject(expected);
    expect(await world().read(keys.areaEvents('ballard', '2026-11-23'))).toMatchObject({ trends: 1 });
  });

  it('is told to those it names and those who track the area, each once', async () => {
    await world().take(
      ...['ada', 'grace', 'linh'].map((user) => tracks(user)),
      tracks('kim', 'Fremont'),
      anEvent(TrendDetected, { affectedUsers: ['ada', 'zoe', 'ada'] }, { id: 't-1' }),
    );
    await world().drain();
    expect(told().sort()).toEqual(['ada', 'grace', 'linh', 'zoe']);
    for (const contract of [TrendBasedContentSuggested, TrendAudienceNotified]) {
      const users = world()
        .published(contract)
        .flatMap((detail) => (detail['affectedUsers'] ?? detail['users']) as string[]);
      expect(users.sort()).toEqual(['ada', 'grace', 'linh', 'zoe']);
    }
    expect(await world().read(keys.trendAudience('t-1'))).toMatchObject({ users: 4 });
  });

  it('that concerns one user is told to nobody else', async () => {
    await world().take(tracks('grace'), anEvent(TrendDetected, { userId: 'ada' }));
    await world().drain();
    expect(told()).toEqual(['ada']);
    expect(world().published(TrendAudienceRequested)).toEqual([]);
  });

  it('may name 200 users beside the one, each of a long id', async () => {
    const affectedUsers = Array.from({ length: 200 }, (_, n) => `${'u'.repeat(124)}-${n}`.slice(-128));
    await world().take(anEvent(TrendDetected, { userId: 'ada', affectedUsers }));
    expect(told().sort()).toEqual(['ada', ...affectedUsers].sort());
  });

  it.each([
    [4.2, '90d', 'Prices in Ballard rose by 4.2 % in 90 days (93 % sure).'],
    [-4.25, '30d', 'Prices in Ballard fell by 4.25 % in 30 days (93 % sure).'],
    [0, 'a while', 'price-increase in Ballard in a while (93 % sure).'],
  ])('of %d %% in %s is told as: %s', async (slopePercent, window, message) => {
    const trendData = { ...first!.trendData, slopePercent, window };
    await world().take(anEvent(TrendDetected, { userId: 'ada', trendData }));
    expect(world().published(RealTimeNotification)).toMatchObject([{ type: 'trend_alert', message }]);
  });

  it('may be called anything, of any size', async () => {
    const trendData = { ...first!.trendData, marketArea: '🏡'.repeat(60), slopePercent: 1e-300 };
    await world().take(
      anEvent(TrendDetected, { userId: 'ada', trendType: 'ở'.repeat(64), trendData, confidence: 1e-300 }),
    );
    expect(told()).toEqual(['ada']);
  });
});
