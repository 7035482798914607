import { expect, it } from 'vitest';
import { busiest } from './outage.ts';

it.each([
  [[], 0],
  [[5], 1],
  [[0, 1_000, 2_000], 1],
  [[0, 999], 2],
  [[3_000, 0, 900, 1_500, 1_899, 1_901], 3],
])('%j are at most %i in one second', (moments, most) => {
  expect(busiest(moments)).toBe(most);
});
