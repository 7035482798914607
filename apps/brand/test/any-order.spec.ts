import {
  AuditCompleted,
  CompetitorDiscovered,
  DirectoryListingChanged,
  type DomainEvent,
  type ProfileData,
  ProfileUpdated,
  RankingChanged,
  SeoAnalysisRequested,
} from '@bayon/event-contracts';
import type { Outcome, Worlds } from '@bayon/service-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEvent, outcomesOfEveryOrder, startWorlds } from './world.ts';
import { aListing } from './nap.ts';

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.stop());

const minute = (n: number) => `2026-11-23T10:${String(n).padStart(2, '0')}:00.000Z`;

const profile = (id: string, at: number, profileData: ProfileData) =>
  anEvent(
    ProfileUpdated,
    { userId: 'ada', profileData, changes: Object.keys(profileData) },
    { id, at: minute(at) },
  );
const recorded = (id: string, at: number, phone: string, listingId = 'l-1') =>
  anEvent(
    DirectoryListingChanged,
    { userId: 'ada', listingId, change: 'recorded', listing: aListing({ phone }) },
    { id, at: minute(at) },
  );
const removed = (id: string, at: number) =>
  anEvent(
    DirectoryListingChanged,
    { userId: 'ada', listingId: 'l-1', change: 'removed', listing: undefined },
    { id, at: minute(at) },
  );
const competitor = (id: string, at: number, competitorId: string, marketArea: string, marketShare: number) =>
  anEvent(
    CompetitorDiscovered,
    { userId: 'ada', competitorId, competitorData: { name: competitorId, marketArea, marketShare } },
    { id, at: minute(at) },
  );
const ranked = (id: string, at: number, oldRank: number, newRank: number, competitorId?: string) =>
  anEvent(
    RankingChanged,
    {
      userId: 'ada',
      keyword: 'Ballard realtor',
      searchEngine: 'google',
      oldRank,
      newRank,
      ...(competitorId !== undefined && { competitorId }),
    },
    { id, at: minute(at) },
  );
const audited = (id: string, at: number, score: number) =>
  anEvent(AuditCompleted, { userId: 'ada', auditId: id, score }, { id, at: minute(at) });

const sequences: Record<string, DomainEvent[]> = {
  'a profile is filled in, corrected, and corrected in the same moment': [
    profile('first', 1, { businessName: 'Lovelace', phone: '206 555 0100', bio: 'B' }),
    profile('phone', 3, { phone: '206 555 0142' }),
    profile('older', 2, { phone: '206 555 0111', email: 'ada@example.com' }),
    profile('same', 3, { phone: '206 555 0199', bio: '' }),
  ],
  'a listing is recorded, removed, and recorded again': [
    recorded('one', 1, '1'),
    removed('gone', 2),
    recorded('again', 3, '2'),
    recorded('other', 1, '3', 'l-2'),
  ],
  'a listing is recorded twice, then removed': [
    recorded('one', 1, '1'),
    removed('gone', 3),
    recorded('two', 2, '2'),
    removed('early', 0),
  ],
  'a listing is recorded twice and removed in the same moment': [
    recorded('a', 1, '1'),
    recorded('c', 1, '2'),
    removed('b', 1),
    removed('d', 0),
  ],
  'a competitor gets new figures while the agent moves away': [
    profile('home', 1, { marketArea: 'Ballard', serviceAreas: ['Fremont'] }),
    competitor('found', 2, 'sound', 'Ballard', 0.14),
    profile('moved', 3, { marketArea: 'Fremont', serviceAreas: [] }),
    competitor('figures', 4, 'hopper', 'fremont', 0.3),
  ],
  'the agent leaves an area and comes back': [
    competitor('found', 1, 'sound', 'Ballard', 0.14),
    profile('away', 2, { marketArea: 'Fremont' }),
    profile('back', 3, { marketArea: 'Ballard' }),
    competitor('figures', 4, 'sound', 'Ballard', 0.09),
  ],
  'a competitor moves to another area, with two reports of one moment': [
    profile('home', 2, { marketArea: 'Ballard' }),
    competitor('a', 1, 'sound', 'Ballard', 0.1),
    competitor('b', 3, 'sound', 'Tacoma', 0.2),
    competitor('c', 3, 'sound', 'Ballard', 0.3),
  ],
  'ranks of the agent and a competitor move, two readings in one moment': [
    ranked('one', 1, 30, 22),
    ranked('two', 2, 22, 12),
    ranked('three', 2, 12, 9),
    ranked('theirs', 1, 6, 4, 'sound'),
  ],
  'audits are completed, two of them in one moment': [
    audited('a', 1, 60),
    audited('b', 2, 80),
    audited('c', 2, 90),
    audited('d', 0, 100),
  ],
  'a piece is analysed again': [
    anEvent(SeoAnalysisRequested, { userId: 'ada', title: 'One' }, { id: 'one', at: minute(1) }),
    anEvent(SeoAnalysisRequested, { userId: 'ada', title: 'Two' }, { id: 'two', at: minute(2) }),
    anEvent(SeoAnalysisRequested, { userId: 'ada', title: 'Same' }, { id: 'same', at: minute(2) }),
  ],
};

/**
 * All that brand knows in the end. What a message says on the way (a trend so far) is of its moment; how many of a kind
 * were sent is not.
 */
const known = ({ state, events }: Outcome) => ({
  items: state,
  notified: events
    .map(({ type }) => type)
    .filter((type) => type !== undefined)
    .sort(),
});

describe('every order of arrival, each event delivered one to three times, ends in one state', () => {
  it.each(Object.entries(sequences))('%s', { timeout: 60_000 }, async (_, events) => {
    const [first, ...others] = await outcomesOfEveryOrder(worlds, events);
    const expected = known(first!.outcome);
    expect(expected.items.length).toBeGreaterThan(0);
    for (const { order, outcome } of others) expect(known(outcome), order).toEqual(expected);
  });
});
