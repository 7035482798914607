import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyTopics } from './key-topics.ts';

it('names what texts are about, in phrases', () => {
  const topics = keyTopics(
    [
      'Title insurance and the escrow fee are closing costs.',
      'The escrow fee is split. Title insurance is paid by the seller.',
    ],
    5,
  );
  expect(topics).toEqual(expect.arrayContaining(['title insurance', 'escrow fee', 'closing costs']));
});

it.each([
  ['nothing', ['']],
  ['stop words', ['the of and to be']],
  ['numbers and marks', ['1,200 – 42 % 🏡 !']],
])('finds no topic in %s', (_, texts) => expect(keyTopics(texts, 5)).toEqual([]));

it('knows words of any script', () => {
  expect(keyTopics(['Giá nhà, giá nhà, Ballard'], 3)).toContain('giá nhà');
});

it('gives distinct topics that hold their contract, the same each time', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 4 }), (texts) => {
      const topics = keyTopics(texts, 8);
      expect(topics.length).toBeLessThanOrEqual(8);
      expect(new Set(topics).size).toBe(topics.length);
      for (const topic of topics) {
        expect(topic.length).toBeLessThanOrEqual(80);
        expect(topic.trim()).not.toBe('');
      }
      expect(keyTopics(texts, 8)).toEqual(topics);
    }),
  );
});
