import { expect, it } from 'vitest';
import { median, percentile } from './statistics.ts';

const oneTo100 = Array.from({ length: 100 }, (_, index) => 100 - index);

it.each([
  { values: [3, 1, 2], share: 0.5, expected: 2 },
  { values: [7], share: 0.99, expected: 7 },
  { values: oneTo100, share: 0.99, expected: 99 },
  { values: oneTo100, share: 0, expected: 1 },
])('takes the nearest rank of $values.length values at $share', ({ values, share, expected }) => {
  expect(percentile(values, share)).toBe(expected);
});

it('has no median of nothing', () => {
  expect(median([])).toBeNaN();
});
