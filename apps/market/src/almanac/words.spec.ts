import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentChange } from './price-change.ts';
import { cut, moneyText, percentText } from './words.ts';

it.each([
  [84_900_000, 'USD 849,000'],
  [84_900_050, 'USD 849,000.50'],
  [0, 'USD 0'],
  [5, 'USD 0.05'],
])('%d cents are %s', (amountCents, text) => {
  expect(moneyText({ amountCents, currency: 'USD' })).toBe(text);
});

it('says percentages without a sign', () => {
  expect([4.2, -4.25, 0].map(percentText)).toEqual(['4.2 %', '4.25 %', '0 %']);
});

it.each([
  [100, 110, 10],
  [100, 90, -10],
  [100, 100, 0],
  [0, 100, 0],
  [100, 0, -100],
  [3, 4, 33.33],
  [1, Number.MAX_SAFE_INTEGER, 1_000_000],
])('from %d to %d are %d %%', (before, after, percent) => {
  expect(percentChange(before, after)).toBe(percent);
});

it('cuts within the limit, and never through a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, longest) => {
      const short = cut(text, longest);
      expect(short.length).toBeLessThanOrEqual(longest);
      expect(short.isWellFormed()).toBe(true);
      if (text.length <= longest) expect(short).toBe(text);
    }),
  );
});
