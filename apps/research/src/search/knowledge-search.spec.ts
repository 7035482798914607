import { describe, expect, it } from 'vitest';
import { forgotten, noted } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';
import { createKnowledgeSearch } from './knowledge-search.ts';

const world = worldForEach();

/** A search as one function instance has it, which counts how often it reads a whole knowledge base. */
function anInstance(room?: Parameters<typeof createKnowledgeSearch>[1]) {
  const reads: string[] = [];
  const { reads: notebook } = world();
  const search = createKnowledgeSearch(
    {
      shelf: notebook.shelf,
      allKnowledge: (userId) => {
        reads.push(userId);
        return notebook.allKnowledge(userId);
      },
    },
    room,
  );
  const find = async (text: string, userId = 'ada') =>
    (await search.search(userId, text)).map(({ knowledgeId }) => knowledgeId);
  return { find, reads };
}

describe('a search', () => {
  it('reads the knowledge base once, and again only when it has changed', async () => {
    await world().take(noted('n', 1, { text: 'Escrow.' }));
    const { find, reads } = anInstance();
    expect([await find('escrow'), await find('escrow')]).toEqual([['k-1'], ['k-1']]);
    expect(reads).toHaveLength(1);
    await world().take(noted('m', 2, { text: 'Escrow, too.' }, 'k-2'));
    expect((await find('escrow')).sort()).toEqual(['k-1', 'k-2']);
    expect(reads).toHaveLength(2);
  });

  it('is the same on another instance, as after a restart', async () => {
    await world().take(noted('n', 1, { text: 'Escrow.' }));
    expect(await anInstance().find('escrow')).toEqual(['k-1']);
    expect(await anInstance().find('escrow')).toEqual(['k-1']);
  });

  it('finds no more what is deleted, not after a late update either', async () => {
    const { find } = anInstance();
    await world().take(noted('n', 1, { text: 'Escrow.' }));
    expect(await find('escrow')).toEqual(['k-1']);
    await world().take(forgotten('f', 5));
    expect(await find('escrow')).toEqual([]);
    await world().take(noted('late', 3, { text: 'Escrow.' }));
    expect(await find('escrow')).toEqual([]);
  });

  it('finds a piece as it is after updates that came out of order', async () => {
    const { find } = anInstance();
    await world().take(noted('new', 5, { text: 'Insurance.' }));
    expect(await find('insurance')).toEqual(['k-1']);
    await world().take(noted('old', 1, { text: 'Escrow.' }));
    expect([await find('escrow'), await find('insurance')]).toEqual([[], ['k-1']]);
  });

  it('finds nothing of another user’s', async () => {
    await world().take(noted('n', 1, { text: 'Escrow.' }));
    expect(await anInstance().find('escrow', 'grace')).toEqual([]);
  });

  it('reads once for many who ask at once', async () => {
    await world().take(noted('n', 1, { text: 'Escrow.' }));
    const { find, reads } = anInstance();
    await Promise.all(Array.from({ length: 8 }, () => find('escrow')));
    expect(reads).toHaveLength(1);
  });

  it('tries again after a read that failed', async () => {
    await world().take(noted('n', 1, { text: 'Escrow.' }));
    let fail = true;
    const search = createKnowledgeSearch({
      ...world().reads,
      shelf: (userId) => (fail ? Promise.reject(new Error('busy')) : world().reads.shelf(userId)),
    });
    await expect(search.search('ada', 'escrow')).rejects.toThrow('busy');
    fail = false;
    expect(await search.search('ada', 'escrow')).toHaveLength(1);
  });
});

describe('keeps in memory', () => {
  const users = ['ada', 'grace', 'linh'];
  const everyone = () =>
    world().take(
      ...users.map((userId) => {
        const event = noted(`n-${userId}`, 1, { text: 'Escrow.' });
        return { ...event, detail: { ...event.detail, userId } };
      }),
    );

  it.each([
    ['no more users than there is room for', { characters: 1_000, users: 2 }],
    ['no more characters than there is room for', { characters: 40, users: 10 }],
  ])('%s; who asked last stays', async (_, room) => {
    await everyone();
    const { find, reads } = anInstance(room);
    for (const userId of ['ada', 'grace', 'ada', 'linh', 'ada', 'grace']) await find('escrow', userId);
    expect(reads).toEqual(['ada', 'grace', 'linh', 'grace']);
  });

  it('the one who asks, however large', async () => {
    await everyone();
    const { find, reads } = anInstance({ characters: 1, users: 10 });
    expect([await find('escrow'), await find('escrow')]).toEqual([['k-1'], ['k-1']]);
    expect(reads).toEqual(['ada']);
  });
});
