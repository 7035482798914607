import {
  ContentGenerated,
  ContentGenerationRequested,
  ContentPerformanceTrackingDue,
  ContentPublished,
  ContentUpdated,
  JobProgressUpdate,
} from '@bayon/event-contracts';
import { allPages, cursorOf, itemsOf } from '@bayon/service-testing';
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
const make = (n: number) =>
  anEvent(
    ContentGenerated,
    { userId: 'ada', contentId: `c-${n}`, title: `Piece ${n}` },
    { id: `made-${n}`, at: minute(n) },
  );

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
      publishedTo: ['website', 'x'],
      published: [
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
    const pages = await allPages((at) => get(path, { id: 'c-1', query: { limit: '20', ...at } }));
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
