import { ContentGenerated, ContentPublished, ContentUpdated, maxContent } from '@bayon/event-contracts';
import { pathsOf } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { anEvent, worldForEach } from '../../test/world.ts';
import { maxChannels } from '../library/publications.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});

const make = () =>
  world().take(anEvent(ContentGenerated, { userId: 'ada', contentId: 'c-1', contentType: 'blog-post' }));

describe('PATCH /studio/content/{id}', () => {
  const patch = (options: Parameters<typeof api.call>[1]) =>
    api.call('PATCH /studio/content/{id}', { id: 'c-1', ...options });

  it.each([
    [{ title: 'A' }, ['title']],
    [{ content: 'B' }, ['content']],
    [{ title: 'A', content: 'B' }, ['title', 'content']],
  ])('%j changes %j', async (body, changes) => {
    await make();
    expect(await patch({ body })).toMatchObject({ status: 202, body: { contentId: 'c-1', changes } });
    expect(world().published(ContentUpdated)).toMatchObject([{ ...body, changes, contentType: 'blog-post' }]);
  });

  it('is the same event for the same key', async () => {
    await make();
    for (const title of ['A', 'A']) await patch({ body: { title }, headers: { 'idempotency-key': 'k' } });
    await patch({ body: { title: 'B' } });
    expect(
      new Set(
        world()
          .published(ContentUpdated)
          .map(({ event }) => event.id),
      ).size,
    ).toBe(2);
  });

  it.each([
    ['nothing', {}, ['body']],
    ['something else', { contentId: 'c-2' }, ['body']],
    ['an empty title', { title: '  ' }, ['body.title']],
    ['too long a text', { content: 'x'.repeat(maxContent + 1) }, ['body.content']],
    ['a list', [], ['body']],
    ['null', 'null', ['body']],
  ])('refuses %s', async (_, body, paths) => {
    await make();
    const answer = await patch({ body });
    expect(answer.status).toBe(400);
    expect([...new Set(pathsOf(answer))]).toEqual(paths);
  });

  it('takes the longest text of any script, refuses one that no event can carry, and mends half characters', async () => {
    await make();
    expect((await patch({ body: { content: 'ở'.repeat(maxContent) } })).status).toBe(202);
    const escaped = { content: '\u0001'.repeat(10_900) };
    expect(JSON.stringify(escaped).length).toBeLessThan(65_536);
    expect((await patch({ body: escaped })).status).toBe(413);
    expect((await patch({ body: '{"title":"\\ud83c and more"}' })).status).toBe(202);
    expect(world().published(ContentUpdated).at(-1)).toMatchObject({ title: '\u{FFFD} and more' });
    expect(api.reported).toEqual([]);
  });
});

describe('POST /studio/content/{id}/publish', () => {
  const publish = (options: Parameters<typeof api.call>[1]) =>
    api.call('POST /studio/content/{id}/publish', { id: 'c-1', ...options });

  it('publishes now, or at a time', async () => {
    await make();
    const later = { publishedTo: ['x'], scheduledFor: '2027-01-01T09:00:00.000Z' };
    expect(await publish({ body: { publishedTo: ['website'] } })).toMatchObject({
      status: 202,
      body: { contentId: 'c-1', publishedTo: ['website'] },
    });
    expect(await publish({ body: later })).toMatchObject({ status: 202, body: later });
    expect(world().published(ContentPublished)).toMatchObject([{ contentType: 'blog-post' }, later]);
  });

  it('is the same event for the same key, which is of one piece', async () => {
    await make();
    await world().take(anEvent(ContentGenerated, { userId: 'ada', contentId: 'c-2' }, { id: 'other' }));
    const options = { body: { publishedTo: ['x'] }, headers: { 'idempotency-key': 'k' } };
    const answers = [];
    for (const id of ['c-1', 'c-1', 'c-2']) answers.push(await publish({ ...options, id }));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 422]);
    const [first, second, ...more] = world().published(ContentPublished);
    expect(second).toEqual(first);
    expect(more).toEqual([]);
  });

  it.each([
    ['no channel', { publishedTo: [] }, ['body.publishedTo']],
    ['too many', { publishedTo: Array.from({ length: 21 }, (_, n) => `c-${n}`) }, ['body.publishedTo']],
    ['one that is none', { publishedTo: ['x', 'My Site'] }, ['body.publishedTo.1']],
    ['a time of no zone', { publishedTo: ['x'], scheduledFor: '2027-01-01T09:00:00' }, ['body.scheduledFor']],
    [
      'a day that is none',
      { publishedTo: ['x'], scheduledFor: '2027-02-29T09:00:00Z' },
      ['body.scheduledFor'],
    ],
  ])('refuses %s', async (_, body, paths) => {
    await make();
    const answer = await publish({ body });
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toEqual(paths);
  });

  it('refuses more channels than a piece remembers', async () => {
    await make();
    for (let from = 0; from < maxChannels; from += 20) {
      const publishedTo = Array.from({ length: 20 }, (_, n) => `c-${from + n}`);
      expect((await publish({ body: { publishedTo } })).status).toBe(202);
      await world().drain();
    }
    expect((await publish({ body: { publishedTo: ['c-0', 'more'] } })).status).toBe(409);
    expect((await publish({ body: { publishedTo: ['c-0'] } })).status).toBe(202);
  });
});

describe.each([
  ['PATCH /studio/content/{id}', { title: 'A' }],
  ['POST /studio/content/{id}/publish', { publishedTo: ['x'] }],
])('%s of another user’s piece', (routeKey, body) => {
  it('is answered as of one that does not exist', async () => {
    await make();
    const [theirs, none] = [
      await api.call(routeKey, { user: 'grace', id: 'c-1', body }),
      await api.call(routeKey, { user: 'grace', id: 'c-9', body }),
    ];
    expect(theirs.status).toBe(404);
    expect(theirs).toEqual(none);
    expect(world().published(ContentUpdated)).toEqual([]);
    expect(world().published(ContentPublished)).toEqual([]);
  });
});
