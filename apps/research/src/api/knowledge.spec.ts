import { KnowledgeUpdated } from '@bayon/event-contracts';
import { allPages, cursorOf, itemsOf, pathsOf } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { completed, minute, noted } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';
import { keys } from '../notebook/keys.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});

const route = (method: string) => `${method} /research/knowledge/{id}`;
const put = (id: string, body: object, options: object = {}) =>
  api.call(route('PUT'), { id, body, ...options });
const find = (query: Record<string, string> = {}, user = 'ada') =>
  api.call('GET /research/knowledge', { query, user });
const note = { title: 'Closing', text: 'Escrow is split.', tags: ['buyers'] };

describe('PUT /research/knowledge/{id}', () => {
  it('adds a piece, then replaces it', async () => {
    expect(await put('k-1', note)).toMatchObject({
      status: 202,
      body: { knowledgeId: 'k-1', updateType: 'added' },
    });
    await world().drain();
    world().now = '2026-12-01T12:00:01.000Z';
    expect((await put('k-1', { title: 'Anew', text: '' })).body).toMatchObject({ updateType: 'updated' });
    await world().drain();
    expect((await api.call(route('GET'), { id: 'k-1' })).body).toEqual({
      knowledgeId: 'k-1',
      type: 'note',
      title: 'Anew',
      text: '',
      tags: [],
      updatedAt: world().now,
    });
  });

  it('is one event for one key', async () => {
    const headers = { 'idempotency-key': 'key' };
    await put('k-1', note, { headers });
    await put('k-1', note, { headers });
    expect(
      new Set(
        world()
          .published(KnowledgeUpdated)
          .map(({ event }) => event.id),
      ).size,
    ).toBe(1);
  });

  it('refuses what is wrong, naming every path', async () => {
    const body = { title: ' ', text: 7, tags: ['a', ''], more: true };
    const answer = await put('k-1', body);
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toEqual(['body', 'body.tags.1', 'body.text', 'body.title']);
  });

  it('refuses a text that is too long, and what no event can carry', async () => {
    expect(pathsOf(await put('k-1', { ...note, text: 'x'.repeat(15_001) }))).toEqual(['body.text']);
    expect((await put('k-1', { ...note, text: '\u0000'.repeat(15_000) })).status).toBe(413);
  });

  it('takes no new piece into a full knowledge base, and says what would help', async () => {
    await world().take(noted('n', 1));
    await world().write({ ...keys.shelf('ada'), pieces: 2_000, characters: 1 });
    expect(await put('k-2', note)).toMatchObject({
      status: 400,
      body: {
        detail:
          'Your knowledge base is full: it holds 2000 pieces. Delete what you no longer need, or put texts together.',
      },
    });
    expect((await put('k-1', note)).status).toBe(202);
    await world().write({ ...keys.shelf('ada'), pieces: 1_999, characters: 2_000_000 });
    expect((await put('k-2', note)).status).toBe(400);
    await world().write({ ...keys.shelf('ada'), pieces: 1_999, characters: 1_999_999 });
    expect((await put('k-2', note)).status).toBe(202);
  });
});

describe('DELETE /research/knowledge/{id}', () => {
  const del = (id: string, user = 'ada') => api.call(route('DELETE'), { id, user });

  it('takes it out of the knowledge base and of every search', async () => {
    await put('k-1', note);
    await world().drain();
    expect(itemsOf(await find({ q: 'escrow' }))).toHaveLength(1);
    world().now = '2026-12-01T12:00:01.000Z';
    expect(await del('k-1')).toMatchObject({ status: 202, body: { updateType: 'deleted' } });
    await world().drain();
    expect(world().published(KnowledgeUpdated)[1]).toMatchObject({ topics: ['Closing', 'buyers'] });
    expect(itemsOf(await find({ q: 'escrow' }))).toEqual([]);
    expect(itemsOf(await find())).toEqual([]);
    expect((await api.call(route('GET'), { id: 'k-1' })).status).toBe(404);
    expect((await del('k-1')).status).toBe(404);
  });

  it('of another user’s is 404', async () => {
    await world().take(noted('n', 1));
    expect((await del('k-1', 'grace')).status).toBe(404);
    expect((await api.call(route('GET'), { id: 'k-1', user: 'grace' })).status).toBe(404);
  });
});

describe('GET /research/knowledge', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => noted(`n-${n}`, n, { text: `Escrow ${n}.` }, `k-${n}`));

  it('lists it without the texts, last changed first, over pages', async () => {
    await world().take(...many(5), completed('c', 9));
    const pages = await allPages((at) => find({ limit: '2', ...at }));
    const items = pages.flatMap(itemsOf);
    expect(items.map(({ knowledgeId }) => knowledgeId)).toEqual([
      ...['research-q-1', 'k-4', 'k-3', 'k-2', 'k-1', 'k-0'],
    ]);
    expect(items[0]).toMatchObject({ type: 'research', updatedAt: minute(9) });
    expect(items[1]).toEqual({
      knowledgeId: 'k-4',
      type: 'note',
      title: 'A title',
      tags: [],
      updatedAt: minute(4),
    });
  });

  it('with q finds what matches, the best first, with its passage', async () => {
    await world().take(
      noted('a', 1, { text: 'Many words. An escrow agent holds the funds. Lakes are nice.' }, 'aside'),
      noted('b', 1, { title: 'The escrow fee', text: 'It is split.' }, 'titled'),
      noted('c', 1, { text: 'Lakes.' }, 'other'),
    );
    const { body } = await find({ q: 'escrow fees' });
    expect(body).toMatchObject({
      total: 2,
      items: [
        { knowledgeId: 'titled', snippet: 'It is split.' },
        { knowledgeId: 'aside', snippet: 'An escrow agent holds the funds. Lakes are nice.' },
      ],
    });
    expect(body['items']).not.toContainEqual(expect.objectContaining({ text: expect.anything() as unknown }));
    expect((await find({ q: 'escrow' }, 'grace')).body).toEqual({ items: [], total: 0 });
  });

  it('with q gives every match once, over pages', async () => {
    await world().take(...many(7));
    const pages = await allPages((at) => find({ q: 'escrow', limit: '3', ...at }));
    expect(new Set(pages.flatMap(itemsOf).map(({ knowledgeId }) => knowledgeId)).size).toBe(7);
  });

  it('takes no cursor of the list for a search, nor the other way round', async () => {
    await world().take(...many(3));
    const [listed, searched] = [await find({ limit: '1' }), await find({ q: 'escrow', limit: '1' })];
    const queries: Record<string, string>[] = [
      { q: 'escrow', cursor: cursorOf(listed)! },
      { cursor: cursorOf(searched)! },
      { q: 'escrow', cursor: Buffer.from('{"after":"-1"}').toString('base64url') },
    ];
    for (const query of queries) expect(pathsOf(await find(query))).toEqual(['query.cursor']);
  });
});
