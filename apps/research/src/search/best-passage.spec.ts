import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestPassage } from './best-passage.ts';

const text =
  'Seattle has many lakes. The weather is mild. In Washington the escrow fee is usually split between buyer and seller. Title insurance is paid by the seller. Bakeries are everywhere.';

it('is where most of the question is, with what follows', () => {
  expect(bestPassage(text, 'Who pays the escrow fee?', 120)).toBe(
    'In Washington the escrow fee is usually split between buyer and seller. Title insurance is paid by the seller.',
  );
});

it('is the beginning where nothing matches', () => {
  expect(bestPassage(text, 'croissants', 30)).toBe('Seattle has many lakes.');
});

it('of a text without words is empty', () => expect(bestPassage('', 'escrow', 100)).toBe(''));

it('is never too long, and never half a character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ maxLength: 20 }),
      (some, question) => {
        const passage = bestPassage(some, question, 40);
        expect(passage.length).toBeLessThanOrEqual(40);
        expect(passage.isWellFormed()).toBe(true);
      },
    ),
  );
});
