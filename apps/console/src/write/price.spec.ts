import { expect, test } from 'vitest';
import { centsOf, priceText } from './price.ts';

test.each([
  ['$1,185,000', 118_500_000],
  ['1185000', 118_500_000],
  ['1.185m', 118_500_000],
  ['1.2M', 120_000_000],
  ['850k', 85_000_000],
  ['849.900 €', 84_990_000],
  ['1.185.000', 118_500_000],
  ['849,900.50', 84_990_050],
  ['2,450.5', 245_050],
  ['0', 0],
])('%s is a price', (text, cents) => {
  expect(centsOf(text)).toBe(cents);
});

test.each(['', 'about 800', '1.2.3', '-5', '12,,000', 'k', '1,18,000', '$'])('%j is no price', (text) => {
  expect(centsOf(text)).toBeUndefined();
});

test('a price is shown without cents where it has none', () => {
  expect([priceText(118_500_000), priceText(84_990_050)]).toEqual(['$1,185,000', '$849,900.50']);
});
