import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Knowledge } from '../notebook/knowledge.ts';
import { createKnowledgeIndex } from './knowledge-index.ts';

const piece = (knowledgeId: string, text: string, overrides: Partial<Knowledge> = {}): Knowledge => ({
  knowledgeId,
  title: knowledgeId,
  text,
  tags: [],
  from: { at: '2026-11-23T10:00:00.000Z', eventId: text },
  ...overrides,
});
const indexOf = (...pieces: Knowledge[]) => {
  const index = createKnowledgeIndex();
  index.refresh(pieces);
  return index;
};
const found = (index: ReturnType<typeof indexOf>, text: string) =>
  index.search(text).map(({ knowledgeId }) => knowledgeId);

describe('a search', () => {
  it('ranks what has more of the question, and has it in its title, first', () => {
    const index = indexOf(
      piece('aside', 'An escrow was mentioned once in a long text about the history of gardens and lakes.'),
      piece('both', 'The escrow fee is split between buyer and seller.'),
      piece('titled', 'It is split.', { title: 'Escrow fee' }),
    );
    expect(found(index, 'who pays the escrow fee?')).toEqual(['titled', 'both', 'aside']);
  });

  it.each([
    ['the start of a word', 'escr'],
    ['a word with a slip', 'escrew'],
    ['another case', 'ESCROW'],
    ['a tag', 'closing'],
    ['a question around it', 'What is an escrow, and why?'],
  ])('finds by %s', (_, text) => {
    const index = indexOf(piece('k', 'The escrow agent.', { tags: ['closing'] }), piece('other', 'Lakes.'));
    expect(found(index, text)).toEqual(['k']);
  });

  it.each([
    ['gia nha', 'Giá nhà ở Ballard tăng.'],
    ['不動産', '東京の不動産市場は好調です。'],
    ['недвижимость', 'Недвижимость в Сиэтле.'],
  ])('finds “%s” in any script', (text, content) => {
    expect(found(indexOf(piece('k', content), piece('other', 'Lakes.')), text)).toEqual(['k']);
  });

  it.each(['', ' ', '🏡', 'the of and', '!!!'])('of “%s” finds nothing', (text) => {
    expect(found(indexOf(piece('k', 'The home of the brave 🏡!')), text)).toEqual([]);
  });

  it('says how much of a question a piece has', () => {
    const [hit] = indexOf(piece('k', 'The escrow fee.')).search('escrow fee in Ballard today');
    expect(hit?.coverage).toBe(0.5);
  });
});

describe('a refresh', () => {
  const newer = { from: { at: '2026-11-23T11:00:00.000Z', eventId: 'n' } };

  it('finds what is new, what is changed as it is now, and no more what is gone', () => {
    const index = indexOf(piece('a', 'escrow'), piece('b', 'escrow'));
    index.refresh([piece('b', 'title insurance', newer), piece('c', 'escrow')]);
    expect(found(index, 'escrow')).toEqual(['c']);
    expect(found(index, 'insurance')).toEqual(['b']);
    index.refresh([]);
    expect(found(index, 'escrow insurance')).toEqual([]);
    expect(index.characters()).toBe(0);
  });

  it('ends in the same answers as an index made anew, whatever came before', () => {
    const base = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...Array.from({ length: 40 }, (_, n) => `k-${n}`)),
        text: fc.array(fc.constantFrom('escrow', 'fee', 'lake', 'price', 'Ballard'), { maxLength: 6 }),
        version: fc.integer({ min: 0, max: 3 }),
      }),
      { selector: ({ id }) => id, maxLength: 40 },
    );
    const pieces = (some: { id: string; text: string[]; version: number }[]) =>
      some.map(({ id, text, version }) =>
        piece(id, text.join(' '), {
          from: { at: `2026-11-23T10:00:00.00${version}Z`, eventId: text.join('-') },
        }),
      );
    fc.assert(
      fc.property(fc.array(base, { minLength: 1, maxLength: 6 }), (states) => {
        const index = createKnowledgeIndex();
        for (const state of states) index.refresh(pieces(state));
        const anew = indexOf(...pieces(states.at(-1)!));
        for (const text of ['escrow', 'fee lake', 'ballard price'])
          expect(found(index, text).sort()).toEqual(found(anew, text).sort());
        expect(index.characters()).toBe(anew.characters());
      }),
      { numRuns: 60 },
    );
  });
});
