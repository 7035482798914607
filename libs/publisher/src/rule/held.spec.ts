import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Held, mostWords, type Said, valueAt, withWord } from './held.ts';
import { isNewer } from './version.ts';

const said = (at: string, value: string, eventId = 'e'): Said<string> => ({ value, from: { at, eventId } });
const told = (words: readonly Said<string>[]) =>
  words.reduce<Held<string> | undefined>((held, { value, from }) => withWord(held, value, from), undefined);

describe('what held at a moment', () => {
  const held = told([said('2026-01', 'a'), said('2026-03', 'c'), said('2026-02', 'b')]);

  it('is the last that was said by then, the moment itself included', () => {
    expect(['2026-01', '2026-02-15', '2026-03', '2027'].map((at) => valueAt(held, at))).toEqual([
      ...['a', 'b', 'c', 'c'],
    ]);
  });

  it('is nothing before the first word, and where nothing was said', () => {
    expect(valueAt(held, '2025')).toBeUndefined();
    expect(valueAt(undefined, '2026')).toBeUndefined();
  });

  it('is known of what was stored before words were remembered', () => {
    expect(valueAt(said('2026-01', 'a'), '2026-02')).toBe('a');
    expect(withWord(said('2026-02', 'b'), 'a', { at: '2026-01', eventId: 'e' })).toEqual({
      ...said('2026-02', 'b'),
      earlier: [said('2026-01', 'a')],
    });
  });

  it('is of the greater id where two words are of one millisecond', () => {
    for (const words of [
      [said('2026-01', 'a', '1'), said('2026-01', 'b', '2')],
      [said('2026-01', 'b', '2'), said('2026-01', 'a', '1')],
    ])
      expect(valueAt(told(words), '2026-01')).toBe('b');
  });
});

/** Few times, so that some are the same; the ids tell them apart. */
const words = fc.uniqueArray(
  fc.record({
    value: fc.constantFrom('a', 'b', 'c'),
    from: fc.record({ at: fc.constantFrom('1', '2', '3', '4', '5', '6'), eventId: fc.uuid() }),
  }),
  { selector: ({ from }) => from.eventId, maxLength: 2 * mostWords },
);
const inAnyOrder = words.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all)),
);

describe('words', () => {
  it('end the same in any order, however often they come', () => {
    fc.assert(
      fc.property(inAnyOrder, ([all, order, again]) => {
        expect(told([...order, ...again])).toEqual(told(all));
      }),
    );
  });

  it('say at each moment what all words together say, as far back as they are remembered', () => {
    fc.assert(
      fc.property(inAnyOrder, fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7'), ([all, order], at) => {
        const newestFirst = all.toSorted((one, other) => (isNewer(one.from, other.from) ? -1 : 1));
        const remembered = newestFirst.slice(0, mostWords);
        expect(valueAt(told(order), at)).toBe(remembered.find(({ from }) => from.at <= at)?.value);
      }),
    );
  });

  it('are no more than an item has room for', () => {
    fc.assert(
      fc.property(words, (all) => {
        expect(told(all)?.earlier?.length ?? 0).toBeLessThan(mostWords);
      }),
    );
  });
});
