import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningOf, wordsOf } from './words.ts';

it.each([
  ['', []],
  ['  \n — … 🏡 !', []],
  ['Don’t wait: call me.', ['Don’t', 'wait', 'call', 'me']],
  ['$485,000 for 2.5 baths', ['485,000', 'for', '2.5', 'baths']],
  ['Mở cửa Chủ nhật', ['Mở', 'cửa', 'Chủ', 'nhật']],
])('the words of %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

describe('the beginning of a text', () => {
  it.each([
    ['abc', 5, 'abc'],
    ['abc', 3, 'abc'],
    ['abc', 2, 'ab'],
    ['a🏡', 3, 'a🏡'],
    ['a🏡', 2, 'a'],
  ])('%j, at most %d', (text, most, beginning) => {
    expect(beginningOf(text, most)).toBe(beginning);
  });

  it('is never half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, most) => {
        const beginning = beginningOf(text, most);
        expect(text.startsWith(beginning) && beginning.length <= most && beginning.isWellFormed()).toBe(true);
      }),
    );
  });
});
