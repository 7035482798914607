import { describe, expect, it } from 'vitest';
import { compared, counted, sameSets } from './recount.ts';

describe('a recount', () => {
  it('adds up by name, in whatever order, and what is nothing is not there', () => {
    const amounts = [
      ['a', 0.1],
      ['b', 1],
      ['a', 0.2],
      ['b', -1],
    ] as const;
    expect(counted(amounts)).toEqual(new Map([['a', 0.3]]));
    expect(counted([...amounts].reverse())).toEqual(counted(amounts));
  });

  it('names each counter that is not what it says', () => {
    const expected = new Map([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
    const found = new Map([
      ['a', 1],
      ['b', 3],
      ['d', 4],
    ]);
    expect(compared('it', expected, found)).toEqual([
      'it: b is 3; a recount says 2',
      'it: c is 0; a recount says 3',
      'it: d is 4; a recount says 0',
    ]);
    expect(compared('it', expected, new Map(expected))).toEqual([]);
  });

  it('names what is in one set only', () => {
    expect(sameSets('it', ['a', 'b'], ['b', 'c'])).toEqual(['it: a is missing', 'it: c should not be there']);
  });
});
