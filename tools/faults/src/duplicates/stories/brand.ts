import {
  CompetitorDiscovered,
  DirectoryListingChanged,
  type ProfileData,
  ProfileUpdated,
  RankingChanged,
} from '@bayon/event-contracts';
import { saidBy, saidOnTheWay, type Story, told } from '../story.ts';

const userId = 'ada';
const profile = (id: string, minute: number, profileData: ProfileData) =>
  told(ProfileUpdated, id, minute, { userId, profileData, changes: Object.keys(profileData) });
const listed = (id: string, minute: number, phone: string) => {
  const [{ listing } = {}] = DirectoryListingChanged.examples;
  return told(DirectoryListingChanged, id, minute, {
    userId,
    listingId: 'l-1',
    change: 'recorded',
    ...(listing && { listing: { ...listing, phone } }),
  });
};
const competitor = (id: string, minute: number, competitorId: string, marketArea: string, share: number) =>
  told(CompetitorDiscovered, id, minute, {
    userId,
    competitorId,
    competitorData: { name: competitorId, marketArea, marketShare: share },
  });
const ranked = (id: string, minute: number, oldRank: number, newRank: number, competitorId?: string) =>
  told(RankingChanged, id, minute, {
    userId,
    keyword: 'Ballard realtor',
    searchEngine: 'google',
    oldRank,
    newRank,
    ...(competitorId !== undefined && { competitorId }),
  });

export const brandStories: readonly Story[] = [
  {
    name: 'a profile is filled in, corrected and moved',
    steps: [
      profile('first', 1, { businessName: 'Lovelace', phone: '206 555 0100', marketArea: 'Ballard' }),
      profile('phone', 2, { phone: '206 555 0142', bio: 'B' }),
      profile('moved', 3, { marketArea: 'Fremont', specialties: ['condos'] }),
      listed('listed', 1, '206 555 0142'),
    ],
    mayDiffer: [
      saidOnTheWay,
      saidBy(/"VOICE"|"RECOMMENDATION#/),
      {
        of: /^item \S+-brand-\S+ .*"(?:AUDIT|ADVICE#LISTINGS)/,
        because:
          'an audit compares what is known when it runs (brand’s README), and each stays as it was made',
      },
    ],
  },
  {
    name: 'competitors are discovered while the agent moves',
    steps: [
      profile('home', 1, { marketArea: 'Ballard', serviceAreas: ['Fremont'] }),
      competitor('found', 2, 'sound', 'Ballard', 0.14),
      competitor('figures', 3, 'sound', 'Ballard', 0.3),
      competitor('other', 3, 'hopper', 'Fremont', 0.05),
    ],
  },
  {
    name: 'ranks move',
    steps: [
      ranked('one', 1, 30, 22),
      ranked('two', 2, 22, 12),
      ranked('three', 3, 12, 9),
      ranked('theirs', 1, 6, 4, 'sound'),
    ],
    mayDiffer: [saidOnTheWay, saidBy(/"RECOMMENDATION#/)],
  },
];
