import { ContentRefreshRequested, KnowledgeUpdated } from '@bayon/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { forgotten, minute, noted } from '../../test/spec-events.ts';
import { keys } from '../notebook/keys.ts';
import { charactersOf } from '../notebook/knowledge.ts';

const world = worldForEach();
const piece = () => world().reads.knowledge('ada', 'k-1');
const shelf = () => world().reads.shelf('ada');

describe('a piece of knowledge', () => {
  it('is kept, listed, counted, and content built on it is to be looked at', async () => {
    await world().take(noted('n', 1, { title: 'Closing', text: 'Costs.', tags: ['a', 'b'] }));
    expect(await piece()).toMatchObject({ title: 'Closing', text: 'Costs.', tags: ['a', 'b'] });
    expect(await shelf()).toMatchObject({ pieces: 1, characters: 15, changes: 1 });
    expect((await world().reads.knowledgeList('ada', { limit: 5 })).items).toMatchObject([
      { knowledgeId: 'k-1', from: { at: minute(1) } },
    ]);
    expect(world().published(ContentRefreshRequested)).toMatchObject([
      { knowledgeId: 'k-1', updateType: 'added', topics: ['Closing', 'a', 'b'] },
    ]);
  });

  it('is replaced by what is newer, and not by what is older', async () => {
    await world().take(noted('new', 5, { text: 'New.' }), noted('old', 1, { text: 'Old, and longer.' }));
    expect(await piece()).toMatchObject({ text: 'New.' });
    expect(await shelf()).toMatchObject({ pieces: 1, characters: 'A titleNew.'.length, changes: 2 });
  });

  it('of two at the same moment is the one with the greater id', async () => {
    await world().take(noted('b', 1, { text: 'b' }), noted('a', 1, { text: 'a' }));
    expect(await piece()).toMatchObject({ text: 'b' });
  });

  it('is gone when deleted; a late update does not bring it back, a later one does', async () => {
    await world().take(noted('n', 1), forgotten('f', 5), noted('late', 3));
    expect(await piece()).toBeUndefined();
    expect(await shelf()).toMatchObject({ pieces: 0, characters: 0 });
    expect((await world().reads.knowledgeList('ada', { limit: 5 })).items).toEqual([]);
    await world().take(noted('again', 6));
    expect(await piece()).toMatchObject({ from: { eventId: 'again' } });
    expect(await world().read(keys.tombstone('ada', 'k-1'))).toBeUndefined();
  });

  it('stays deleted for as long as the archive may replay its update', async () => {
    await world().take(forgotten('f', 5));
    const { expiresAt } = (await world().items()).find(({ sk }) => sk === 'TOMBSTONE#k-1')!;
    const days = ((expiresAt as number) - Date.parse(minute(5)) / 1_000) / 86_400;
    expect(days).toBe(120);
  });

  it('says what a deleted piece was about, as far as the event does', async () => {
    await world().take(forgotten('f', 1), anEvent(KnowledgeUpdated, { ...deletion, topics: undefined }));
    expect(world().published(ContentRefreshRequested)).toMatchObject([
      { updateType: 'deleted', topics: ['A title'] },
      { updateType: 'deleted', topics: [] },
    ]);
  });

  it('counts by what was done', async () => {
    await world().take(noted('n', 1), noted('m', 2), forgotten('f', 3));
    expect(await world().reads.analytics('ada', '2026-11-23', '2026-11-23')).toMatchObject([
      { knowledgeAdded: 2, knowledgeDeleted: 1 },
    ]);
  });

  it('may be as large as its contract allows, in any script', async () => {
    for (const [place, letter] of ['x', 'ở', '🏡'].entries()) {
      const long = (most: number) => letter.repeat(most / letter.length);
      const tags = Array.from({ length: 30 }, (_, n) => `${n}${long(50)}`);
      await world().take(noted(`n-${place}`, place, { title: long(200), text: long(15_000), tags }));
    }
    expect(world().published(ContentRefreshRequested)).toHaveLength(3);
  });
});

const deletion = {
  userId: 'ada',
  knowledgeId: 'k-2',
  updateType: 'deleted',
  knowledgeData: undefined,
} as const;

it('counts exactly what is there, whatever came in whatever order', async () => {
  const change = fc.record({
    at: fc.integer({ min: 0, max: 9 }),
    id: fc.constantFrom('k-1', 'k-2', 'k-3'),
    text: fc.option(fc.string({ maxLength: 20, unit: 'grapheme' }), { nil: undefined }),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      run += 1;
      const userId = `user-${run}`;
      await world().take(
        ...changes.map(({ at, id, text }, place) => {
          const event =
            text === undefined
              ? forgotten(`e-${run}-${place}`, at, id)
              : noted(`e-${run}-${place}`, at, { text }, id);
          return { ...event, detail: { ...event.detail, userId } };
        }),
      );
      const pieces = await world().reads.allKnowledge(userId);
      expect((await world().reads.shelf(userId)) ?? { pieces: 0, characters: 0, changes: 0 }).toMatchObject({
        pieces: pieces.length,
        characters: pieces.reduce((sum, one) => sum + charactersOf(one), 0),
        changes: changes.length,
      });
    }),
    { numRuns: 40 },
  );
});
