import { expect, it } from 'vitest';
import { ageOf } from './ages.ts';

it.each([
  [0, '0s'],
  [-5, '0s'],
  [999, '0s'],
  [61_000, '1m 1s'],
  [3_600_000, '1h'],
  [3_605_000, '1h'],
  [90_061_000, '1d 1h'],
])('%d ms are %s', (ms, text) => {
  expect(ageOf(ms)).toBe(text);
});
