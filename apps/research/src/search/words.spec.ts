import { expect, it } from 'vitest';
import { folded, isStopWord, sentencesOf, wordsOf } from './words.ts';

it.each([
  ['Escrow fee, $1,200!', ['Escrow', 'fee', '1,200']],
  ['Giá nhà ở Green Lake?', ['Giá', 'nhà', 'ở', 'Green', 'Lake']],
  ['🏡 first-time', ['first', 'time']],
  ['', []],
])('the words of “%s”', (text, words) => expect(wordsOf(text)).toEqual(words));

it('finds words in scripts that do not space them', () => {
  expect(wordsOf('東京の不動産市場').length).toBeGreaterThan(2);
  expect(wordsOf('ราคาบ้าน').length).toBeGreaterThan(1);
});

it.each([
  ['Giá', 'gia'],
  ['ÉCROW', 'ecrow'],
  ['ﬁxer', 'fixer'],
  ['한국', '한국'],
  ['हिन्दी', 'हिन्दी'],
])('folds %s to %s', (word, expected) => expect(folded(word)).toBe(expected));

it('cuts what is no word at all', () => expect(folded('x'.repeat(10_000))).toHaveLength(60));

it('knows what says nothing', () => {
  expect(['the', 'which', 'of'].every(isStopWord)).toBe(true);
  expect(isStopWord('escrow')).toBe(false);
});

it('takes sentences apart, at line breaks too', () => {
  expect(sentencesOf('One. Two!\n\nThree\n')).toEqual(['One.', 'Two!', 'Three']);
});
