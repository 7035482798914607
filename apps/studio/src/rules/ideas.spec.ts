import {
  ContentGenerationSuggested,
  ContentRefreshRequested,
  ProfileUpdated,
  TrendBasedContentSuggested,
  UserRegistered,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';

const world = worldForEach();
const ideas = async (userId = 'ada') => (await world().reads.ideas(userId, { limit: 100 })).items;

describe('a suggestion', () => {
  it('is an idea, once', async () => {
    const suggested = anEvent(ContentGenerationSuggested, { userId: 'ada' }, { id: 's' });
    await world().take(suggested, suggested);
    expect(await ideas()).toMatchObject([
      { ideaId: 's', topic: 'The closing costs that first-time buyers overlook', queryId: 'query-41' },
    ]);
  });

  it('is listed before older ones, whatever came first', async () => {
    const at = (id: string, minute: number) =>
      anEvent(ContentGenerationSuggested, { userId: 'ada' }, { id, at: `2026-11-23T10:0${minute}:00.000Z` });
    await world().take(at('late', 3), at('early', 1), at('middle', 2));
    expect((await ideas()).map(({ ideaId }) => ideaId)).toEqual(['late', 'middle', 'early']);
  });

  it('is gone when nobody took it up for ninety days', async () => {
    await world().take(
      anEvent(ContentGenerationSuggested, { userId: 'ada' }, { id: 's', at: '2026-11-23T10:00:00.000Z' }),
    );
    world().now = '2027-02-21T09:59:59.000Z';
    expect(await ideas()).toHaveLength(1);
    world().now = '2027-02-21T10:00:00.000Z';
    expect(await ideas()).toEqual([]);
  });
});

describe('a trend', () => {
  it('is an idea for each of its audience, however many a chunk holds', async () => {
    const affectedUsers = Array.from({ length: 200 }, (_, place) => `agent-${place}`);
    await world().take(anEvent(TrendBasedContentSuggested, { affectedUsers }, { id: 't' }));
    await world().drain();
    expect(await ideas('agent-0')).toHaveLength(1);
    expect(await ideas('agent-199')).toMatchObject([
      {
        contentType: 'market-update',
        topic: 'Ballard: price increase, and what it means for buyers and sellers',
      },
    ]);
  });

  it('is one idea for a user, in whatever chunk of its audience they are', async () => {
    const chunk = (id: string, affectedUsers: string[]) =>
      anEvent(TrendBasedContentSuggested, { trendId: 't-1', affectedUsers }, { id });
    await world().take(chunk('a', ['kim', 'ada']), chunk('b', ['ada']));
    const ids = world()
      .published(ContentGenerationSuggested)
      .filter(({ userId }) => userId === 'ada')
      .map(({ event }) => event.id);
    expect(new Set(ids).size).toBe(1);
    await world().drain();
    expect(await ideas()).toHaveLength(1);
  });

  it('of the longest names still makes a valid suggestion', async () => {
    const long = { marketArea: 'x'.repeat(120), trendType: 'y'.repeat(64), affectedUsers: ['ada', 'ada'] };
    await world().take(anEvent(TrendBasedContentSuggested, long, { id: 't' }));
    await world().drain();
    expect(await ideas()).toHaveLength(1);
  });
});

describe('a new agent', () => {
  it('finds something to begin with, once', async () => {
    const registered = anEvent(UserRegistered, { userId: 'ada' });
    await world().take(registered, registered);
    expect(await ideas()).toHaveLength(3);
  });
});

describe('a changed profile', () => {
  it.each([
    ['another market area', { marketArea: 'Fremont' }, ['marketArea'], ['neighborhood-guide']],
    ['other specialties', { specialties: ['condos'] }, ['specialties'], ['blog-post']],
    [
      'both',
      { marketArea: 'Fremont', specialties: ['condos'] },
      ['marketArea', 'specialties'],
      ['blog-post', 'neighborhood-guide'],
    ],
    ['no area any more', { marketArea: '' }, ['marketArea'], []],
    ['no specialties any more', { specialties: [] }, ['specialties'], []],
    ['another phone', { phone: '206 555 0100' }, ['phone'], []],
  ])('to %s suggests what fits', async (_, profileData, changes, types) => {
    await world().take(anEvent(ProfileUpdated, { userId: 'ada', profileData, changes }));
    expect((await ideas()).map(({ contentType }) => contentType).sort()).toEqual(types);
  });
});

describe('changed knowledge', () => {
  it('suggests another look at what was written on it', async () => {
    await world().take(
      anEvent(ContentRefreshRequested, { userId: 'ada', topics: ['Closing costs'], updateType: 'deleted' }),
    );
    expect(await ideas()).toMatchObject([
      { topic: 'Closing costs', reason: expect.stringContaining('is gone') as string },
    ]);
  });

  it('about nothing suggests nothing', async () => {
    await world().take(anEvent(ContentRefreshRequested, { userId: 'ada', topics: [] }));
    expect(await ideas()).toEqual([]);
  });
});
