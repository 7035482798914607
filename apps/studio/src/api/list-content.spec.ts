import { ContentGenerated, ContentPublished } from '@bayon/event-contracts';
import { allPages, type Answer, cursorOf, itemsOf } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { anEvent, worldForEach } from '../../test/world.ts';
import { encodeCursor } from '../library/cursor.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});

const get = (path: string, options: Parameters<typeof api.call>[1] = {}) => api.call(`GET ${path}`, options);
const minute = (n: number) => `2026-11-23T10:${String(n).padStart(2, '0')}:00.000Z`;
const idsOf = (answer: Answer) => itemsOf(answer).map(({ contentId }) => contentId);

const types = ['blog-post', 'social-media', 'video-script'] as const;
const make = (n: number, userId = 'ada') =>
  anEvent(
    ContentGenerated,
    { userId, contentId: `c-${n}`, contentType: types[n % 3]!, title: `Piece ${n}` },
    { id: `made-${n}-${userId}`, at: minute(n) },
  );
const publish = (n: number, scheduledFor?: string) =>
  anEvent(
    ContentPublished,
    { userId: 'ada', contentId: `c-${n}`, publishedTo: ['website'], scheduledFor },
    { id: `published-${n}`, at: minute(59) },
  );

describe('GET /studio/content', () => {
  const numbers = Array.from({ length: 45 }, (_, n) => n);
  const newestFirst = numbers.toReversed();

  beforeEach(async () => {
    await Promise.all(numbers.map((n) => world().take(make(n))));
    await world().take(make(46, 'grace'), publish(3), publish(6, '2027-01-01T09:00:00.000Z'));
  });

  it('lists the user’s pieces, newest first, 20 a page, each once and without its text', async () => {
    const pages = await allPages((at) => get('/studio/content', { query: at }));
    expect(pages.map((page) => itemsOf(page).length)).toEqual([20, 20, 5]);
    expect(pages.flatMap(idsOf)).toEqual(newestFirst.map((n) => `c-${n}`));
    expect(itemsOf(pages[0]!)[0]).toMatchObject({
      contentId: 'c-44',
      title: 'Piece 44',
      status: 'generated',
      revisions: 1,
    });
    expect(itemsOf(pages[0]!)[0]).not.toHaveProperty('content');
  });

  it.each([
    [{ limit: '1' }, 45],
    [{ limit: '7', type: 'video-script' }, 15],
    [{ limit: '100', type: 'social-media' }, 15],
    [{ limit: '5', status: 'published' }, 1],
    [{ status: 'scheduled', type: 'blog-post' }, 1],
    [{ status: 'scheduled', type: 'video-script' }, 0],
    [{ type: 'market-update' }, 0],
    [{ limit: '45' }, 45],
  ])('pages through all that fits %j', async (query, count) => {
    const pages = await allPages((at) => get('/studio/content', { query: { ...query, ...at } }));
    const ids = pages.flatMap(idsOf);
    expect(new Set(ids).size).toBe(count);
    expect(ids).toHaveLength(count);
    expect(ids).toEqual(newestFirst.map((n) => `c-${n}`).filter((id) => ids.includes(id)));
  });

  it('is empty for who has none', async () => {
    expect(await get('/studio/content', { user: 'linh' })).toMatchObject({
      status: 200,
      body: { items: [] },
    });
  });

  const refused: [string, Record<string, string>, string[]][] = [
    ['a type that is none', { type: 'poem' }, ['query.type']],
    ['a status that is none', { status: 'lost' }, ['query.status']],
    [
      'all at once',
      { type: 'poem', status: 'lost', limit: '0' },
      ['query.type', 'query.status', 'query.limit'],
    ],
    ['a limit of none', { limit: '' }, ['query.limit']],
    ['a limit above 100', { limit: '101' }, ['query.limit']],
    ['half an item', { limit: '1.5' }, ['query.limit']],
    ['a made-up cursor', { cursor: 'abc' }, ['query.cursor']],
    ['an endless cursor', { cursor: 'x'.repeat(2_049) }, ['query.cursor']],
    [
      'a cursor to another user’s list',
      { cursor: encodeCursor({ pk: 'USER#ada', sk: 'CONTENT#c-1', gsi1pk: 'LIBRARY#grace', gsi1sk: 'x' }) },
      ['query.cursor'],
    ],
    [
      'a cursor to another user’s piece',
      { cursor: encodeCursor({ pk: 'USER#grace', sk: 'CONTENT#c-1', gsi1pk: 'LIBRARY#ada', gsi1sk: 'x' }) },
      ['query.cursor'],
    ],
    [
      'a cursor of the revisions',
      { cursor: encodeCursor({ pk: 'USER#ada', sk: 'REVISION#c-1#' }) },
      ['query.cursor'],
    ],
  ];
  it.each(refused)('refuses %s', async (_, query, paths) => {
    const answer = await get('/studio/content', { query });
    expect(answer.status).toBe(400);
    expect((answer.body['errors'] as { path: string }[]).map(({ path }) => path)).toEqual(paths);
    expect(api.reported).toEqual([]);
  });

  it('refuses a cursor that another user was given', async () => {
    const cursor = cursorOf(await get('/studio/content'))!;
    expect((await get('/studio/content', { user: 'grace', query: { cursor } })).status).toBe(400);
  });
});
