import {
  CompetitorDiscovered,
  CompetitorRefreshRequested,
  type DomainEvent,
  ProfileUpdated,
  RankingComparisonRequested,
  RealTimeNotification,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../presence/keys.ts';

const world = worldForEach();
const minute = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const found = (competitorId: string, marketArea: string, marketShare = 0.05, at = 1) =>
  anEvent(
    CompetitorDiscovered,
    {
      userId: 'ada',
      competitorId,
      competitorData: { name: `The ${competitorId}`, marketArea, marketShare },
      discoveryMethod: 'manual',
    },
    { id: `${competitorId}-${at}`, at: minute(at) },
  );
const refresh = (marketArea: string, at: number, serviceAreas: string[] = []) =>
  anEvent(
    CompetitorRefreshRequested,
    { userId: 'ada', reason: 'market-area-changed', marketArea, serviceAreas },
    { id: `refresh-${at}`, at: minute(at) },
  );
const profile = (marketArea: string, at: number) =>
  anEvent(
    ProfileUpdated,
    { userId: 'ada', profileData: { marketArea }, changes: ['marketArea'] },
    { id: `profile-${at}`, at: minute(at) },
  );
const statusOf = async (id: string) => (await world().read(keys.competitor('ada', id)))?.status;
const play = async (...events: DomainEvent[]) => {
  for (const event of events) {
    await world().take(event);
    await world().drain();
  }
};

describe('a competitor is discovered', () => {
  it.each([
    [0, 0],
    [0.1, 0],
    [0.1001, 1],
    [1, 1],
  ])('with a share of %d: %i alerts', async (share, alerts) => {
    await world().take(found('sound', 'Ballard', share));
    expect(world().published(RealTimeNotification)).toHaveLength(alerts);
    expect(world().published(RankingComparisonRequested)).toMatchObject([{ competitorId: 'sound' }]);
  });

  it('and the competition of the day says how concentrated the market is', async () => {
    await world().take(found('a', 'Ballard', 0.4), found('b', 'ballard ', 0.2), found('c', 'Fremont', 0.05));
    await world().take(found('d', 'Fremont', 0));
    expect(await world().reads.analysis('ada')).toMatchObject({
      day: '2026-12-01',
      tracked: 4,
      retired: 0,
      areas: [
        { marketArea: 'Ballard', tracked: 2, share: 0.6, concentration: 2_000, level: 'high' },
        { marketArea: 'Fremont', tracked: 2, share: 0.05, concentration: 25, level: 'unconcentrated' },
      ],
    });
  });

  it('twice, the newer figures stand', async () => {
    await world().take(found('sound', 'Ballard', 0.3, 2), found('sound', 'Ballard', 0.1, 1));
    expect(await world().read(keys.competitor('ada', 'sound'))).toMatchObject({ data: { marketShare: 0.3 } });
  });

  it('outside of the areas on purpose, it is tracked until the areas change', async () => {
    await play(profile('Ballard', 1), found('far', 'Tacoma', 0.05, 2));
    expect(await statusOf('far')).toBe('tracked');
    await play(profile('Fremont', 3));
    expect(await statusOf('far')).toBe('retired');
  });
});

describe('the agent', () => {
  it('leaves an area: its competitors are retired, the others are scored anew', async () => {
    await play(found('sound', 'Ballard'), found('hopper', 'Fremont'), refresh('Ballard', 2, ['Fremont']));
    const before = await world().read(keys.competitor('ada', 'hopper'));
    await play(refresh('FREMONT ', 3));
    expect([await statusOf('sound'), await statusOf('hopper')]).toEqual(['retired', 'tracked']);
    const after = await world().read(keys.competitor('ada', 'hopper'));
    expect(after!.relevance).toBeGreaterThan(before!.relevance);
    expect(await world().reads.analysis('ada')).toMatchObject({ tracked: 1, retired: 1 });
  });

  it('comes back: they are tracked again, and discovered again', async () => {
    await play(profile('Ballard', 1), found('sound', 'Ballard', 0.14, 1), profile('Fremont', 2));
    expect(await statusOf('sound')).toBe('retired');
    await play(profile('Ballard', 3));
    expect(await statusOf('sound')).toBe('tracked');
    const again = world()
      .published(CompetitorDiscovered)
      .filter(({ discoveryMethod }) => discoveryMethod === 'refresh');
    expect(again).toMatchObject([{ competitorId: 'sound', competitorData: { marketShare: 0.14 } }]);
    expect(await world().read(keys.competitor('ada', 'sound'))).toMatchObject({ discoveryMethod: 'manual' });
  });

  it('names no area: nothing changes', async () => {
    await play(found('sound', 'Ballard'), refresh('', 2));
    expect(await statusOf('sound')).toBe('tracked');
  });

  it('has no competitors: nothing is there to change', async () => {
    await play(refresh('Ballard', 2));
    expect(await world().reads.analysis('ada')).toBeUndefined();
  });

  it('is the last to decide: an older refresh that comes later is as if it had not come', async () => {
    await play(found('sound', 'Ballard'), refresh('Ballard', 3), refresh('Fremont', 2));
    expect(await statusOf('sound')).toBe('tracked');
  });
});

it(
  'changes any number of competitors, in parts that each fit into one transaction',
  { timeout: 60_000 },
  async () => {
    const ids = Array.from({ length: 120 }, (_, n) => `rival-${String(n).padStart(3, '0')}`);
    await world().take(...ids.map((id) => found(id, 'Ballard')));
    await play(refresh('Fremont', 2));
    const { items } = await world().reads.competitors('ada', { limit: 1_000 });
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['retired']));
    expect(world().published(CompetitorRefreshRequested)).toMatchObject([
      { reason: 'continued' },
      { reason: 'continued' },
    ]);
    await play(refresh('Ballard', 3));
    expect(await world().reads.analysis('ada')).toMatchObject({ tracked: 120, retired: 0 });
  },
);
