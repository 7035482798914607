import {
  ContentGenerated,
  ContentGenerationRequested,
  ContentPerformanceTrackingDue,
  ContentPublished,
  ContentUpdated,
  JobProgressUpdate,
} from '@bayon/event-contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, apiOf } from '../../test/api-client.ts';
import { anEvent } from '../../test/fixtures.ts';
import { worldForEach } from '../../test/world-for-each.ts';
import { encodeCursor } from '../library/cursor.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});

const get = (path: string, options: Parameters<typeof api.call>[1] = {}) => api.call(`GET ${path}`, options);
const itemsOf = ({ body }: Answer) => body['items'] as Record<string, unknown>[];
const idsOf = (answer: Answer) => itemsOf(answer).map(({ contentId }) => contentId);
const cursorOf = ({ body }: Answer) => body['cursor'] as string | undefined;

const minute = (n: number) => `2026-11-23T10:${String(n).padStart(2, '0')}:00.000Z`;
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

/** Every page of a list, one after the other. */
async function allPages(path: string, options: { id?: string; query: Record<string, string> }) {
  const pages: Answer[] = [];
  let cursor: string | undefined;
  do {
    const page = await get(path, { ...options, query: { ...options.query, ...(cursor && { cursor }) } });
    expect(page.status).toBe(200);
    pages.push(page);
    cursor = cursorOf(page);
  } while (cursor !== undefined);
  return pages;
}

describe('GET /studio/content', () => {
  const numbers = Array.from({ length: 45 }, (_, n) => n);
  const newestFirst = numbers.toReversed();

  beforeEach(async () => {
    await Promise.all(numbers.map((n) => world().take(make(n))));
    await world().take(make(46, 'grace'), publish(3), publish(6, '2027-01-01T09:00:00.000Z'));
  });

  it('lists the user’s pieces, newest first, 20 a page, each once and without its text', async () => {
    const pages = await allPages('/studio/content', { query: {} });
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
    const pages = await allPages('/studio/content', { query: query as unknown as Record<string, string> });
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

describe('GET /studio/content/{id}', () => {
  const piece = { userId: 'ada', contentId: 'c-1' };

  it('shows the piece with its places, what an editor would say, its revisions and performance', async () => {
    await world().take(
      make(1),
      anEvent(ContentUpdated, { ...piece, title: 'Edited' }, { id: 'edit', at: minute(2) }),
      anEvent(ContentPublished, { ...piece, publishedTo: ['x', 'website'] }, { id: 'p', at: minute(3) }),
      anEvent(
        ContentPublished,
        { ...piece, publishedTo: ['newsletter'], scheduledFor: '2027-01-01T09:00:00.000Z' },
        { id: 's', at: minute(4) },
      ),
      anEvent(ContentPerformanceTrackingDue, { ...piece, publishedTo: ['x'] }, { id: 'd' }),
    );
    await world().drain();
    const { status, body } = await get('/studio/content/{id}', { id: 'c-1' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...piece,
      title: 'Edited',
      content: ContentGenerated.examples[0]!.content,
      status: 'published',
      publishedTo: [
        { channel: 'website', publishedAt: minute(3) },
        { channel: 'x', publishedAt: minute(3) },
      ],
      optimization: { analysedAt: world().now },
      revisionCount: 2,
      revisions: [
        { at: minute(2), changes: ['title'], title: 'Edited' },
        { at: minute(1), changes: ['title', 'content'], title: 'Piece 1' },
      ],
      performance: { publishedTo: ['x'] },
    });
    expect(body['scheduled']).toContainEqual({
      channel: 'newsletter',
      scheduledFor: '2027-01-01T09:00:00.000Z',
    });
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['pk']));
  });

  it('shows a piece of which nothing else is known', async () => {
    await world().take(make(0));
    const { body } = await get('/studio/content/{id}', { id: 'c-0' });
    expect(body).toMatchObject({ status: 'generated', publishedTo: [], scheduled: [], revisionCount: 1 });
    expect(body).not.toHaveProperty('performance');
  });
});

describe('GET /studio/content/{id}/revisions', () => {
  it('pages through what changed the piece, newest first, with the texts', async () => {
    const edits = Array.from({ length: 44 }, (_, n) =>
      anEvent(
        ContentUpdated,
        { userId: 'ada', contentId: 'c-1', title: `Edit ${n}` },
        { id: `e-${n}`, at: minute(n + 2) },
      ),
    );
    await world().take(make(1), ...edits);
    const path = '/studio/content/{id}/revisions';
    const pages = await allPages(path, { id: 'c-1', query: { limit: '20' } });
    expect(pages.map((page) => itemsOf(page).length)).toEqual([20, 20, 5]);
    const all = pages.flatMap(itemsOf);
    expect(all.map(({ title }) => title)).toEqual([
      ...edits.map((_, n) => `Edit ${n}`).toReversed(),
      'Piece 1',
    ]);
    expect(all.at(-1)).toEqual({
      at: minute(1),
      changes: ['title', 'content'],
      title: 'Piece 1',
      content: ContentGenerated.examples[0]!.content,
    });

    await world().take(make(2));
    for (const cursor of [cursorOf(pages[0]!)!, encodeCursor({ pk: 'USER#ada', sk: 'JOB#j-1' }), 'x'])
      expect((await get(path, { id: 'c-2', query: { cursor } })).status).toBe(400);
    expect((await get(path, { id: 'c-1', query: { limit: '21' } })).status).toBe(400);
  });
});

describe.each(['/studio/content/{id}', '/studio/content/{id}/revisions', '/studio/jobs/{id}'])(
  'GET %s',
  (path) => {
    it('answers another user’s as one that does not exist, and an id that cannot be likewise', async () => {
      await world().take(
        make(1),
        anEvent(ContentGenerationRequested, { userId: 'ada', jobId: 'c-1' }, { id: 'r' }),
      );
      expect((await get(path, { id: 'c-1' })).status).toBe(200);
      const theirs = await get(path, { user: 'grace', id: 'c-1' });
      expect(theirs.status).toBe(404);
      expect(theirs).toEqual(await get(path, { user: 'grace', id: 'c-9' }));
      for (const id of ['c-1#', '#', 'x'.repeat(129), 'ö', ' ', 'c\u0000'])
        expect((await get(path, { id })).status).toBe(404);
    });
  },
);

describe('GET /studio/jobs/{id}', () => {
  it('shows how far the job is', async () => {
    await world().take(
      anEvent(
        ContentGenerationRequested,
        { userId: 'ada', jobId: 'j-1', contentId: 'c-1' },
        { id: 'r', at: minute(0) },
      ),
      anEvent(JobProgressUpdate, { userId: 'ada', jobId: 'j-1' }, { id: 'p', at: minute(1) }),
    );
    expect((await get('/studio/jobs/{id}', { id: 'j-1' })).body).toEqual({
      jobId: 'j-1',
      jobType: 'content-generation',
      status: 'started',
      progress: 10,
      message: 'Starting generation…',
      estimatedTimeRemaining: 20,
      updatedAt: minute(1),
      contentId: 'c-1',
      requestedAt: minute(0),
    });
  });
});

describe('GET /studio/analytics', () => {
  const on = (day: string, n: number) => [
    anEvent(
      ContentGenerated,
      { userId: 'ada', contentId: `c-${n}` },
      { id: `g-${n}`, at: `${day}T00:00:00.000Z` },
    ),
    anEvent(
      ContentPublished,
      { userId: 'ada', contentId: `c-${n}`, publishedTo: ['website', 'x'] },
      { id: `p-${n}`, at: `${day}T23:59:59.999Z` },
    ),
    anEvent(
      ContentUpdated,
      { userId: 'ada', contentId: `c-${n}` },
      { id: `u-${n}`, at: `${day}T12:00:00.000Z` },
    ),
  ];
  const daysOf = ({ body }: Answer) => (body['days'] as { day: string }[]).map(({ day }) => day);

  beforeEach(async () => {
    const days = ['2025-12-01', '2026-11-01', '2026-11-02', '2026-12-01'];
    await world().take(...days.flatMap(on));
  });

  it('shows the last 30 days, each with its counters, and their sums', async () => {
    const { tokensUsed, generationTime } = ContentGenerated.examples[0]!.metadata;
    const answer = await get('/studio/analytics');
    expect(answer.body).toMatchObject({
      from: '2026-11-02',
      to: '2026-12-01',
      totals: {
        contents: 2,
        updates: 2,
        publications: 4,
        tokens: 2 * tokensUsed,
        generationTime: 2 * generationTime,
      },
    });
    expect((answer.body['days'] as object[])[0]).toEqual({
      ...{ day: '2026-11-02', contents: 1, updates: 1, publications: 2, tokens: tokensUsed, generationTime },
      byType: { 'blog-post': 1 },
      byChannel: { website: 1, x: 1 },
    });
  });

  it.each([
    [{ from: '2026-11-01', to: '2026-11-01' }, ['2026-11-01']],
    [{ from: '2026-11-01', to: '2026-11-02' }, ['2026-11-01', '2026-11-02']],
    [{ from: '2026-11-03', to: '2026-11-30' }, []],
    [{ to: '2026-11-01' }, ['2026-11-01']],
    [{ from: '2026-11-30' }, ['2026-12-01']],
    [{ from: '2025-12-01', to: '2026-12-01' }, ['2025-12-01', '2026-11-01', '2026-11-02', '2026-12-01']],
    [{ to: '2000-01-01' }, []],
    [{ to: '9999-12-31' }, []],
  ])('shows %j, both included', async (query, days) => {
    const answer = await get('/studio/analytics', { query: query as unknown as Record<string, string> });
    expect(answer.status).toBe(200);
    expect(daysOf(answer)).toEqual(days);
  });

  it.each([
    [{ from: '2026-11-02', to: '2026-11-01' }],
    [{ from: '2025-11-30', to: '2026-12-01' }],
    [{ from: '2026-12-02' }],
    [{ from: 'yesterday' }],
    [{ to: '2026-02-29' }],
    [{ to: '1999-12-31' }],
    [{ to: '0000-01-01' }],
  ])('refuses %j', async (query) => {
    const answer = await get('/studio/analytics', { query: query as unknown as Record<string, string> });
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.body['errors']).toHaveLength(1);
  });

  it('is nobody else’s', async () => {
    expect(daysOf(await get('/studio/analytics', { user: 'grace' }))).toEqual([]);
  });
});
