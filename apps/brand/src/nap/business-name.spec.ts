import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames } from './business-name.ts';

describe('a name', () => {
  it.each([
    ['Lovelace Homes', 'LOVELACE  homes'],
    ['Lovelace Homes', 'The Lovelace Homes, L.L.C.'],
    ['Núñez & Sons', 'Nunez and Sons, Inc.'],
    ['O’Brien Realty', "O'Brien Realty Co."],
    ['Đặng Homes', 'Đặng  Homes LLC'],
    ['LLC', 'llc'],
    ['🏠', '🏠'],
  ])('%s is %s', (one, other) => expect(compareNames(one, other)).toBe('none'));

  it.each([
    ['Lovelace Homes', 'Lovelace Home', 'similar'],
    ['Lovelace Homes', 'Lovelace Homes of Ballard', 'similar'],
    ['Lovelace Homes', 'Homes Lovelace', 'similar'],
    ['Lovelace Homes', 'Hopper Homes', 'other'],
    ['Lovelace Homes', '', 'other'],
    ['🏠', '🏡', 'other'],
  ])('%s and %s differ: %s', (one, other, difference) => {
    expect(compareNames(one, other)).toBe(difference);
    expect(compareNames(other, one)).toBe(difference);
  });

  it('differs from either side alike, and never from itself', () => {
    const text = fc.string({ unit: 'binary', maxLength: 120 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(compareNames(one, one)).toBe('none');
        expect(compareNames(one, other)).toBe(compareNames(other, one));
      }),
    );
  });
});
