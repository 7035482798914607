import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mannKendall } from './mann-kendall.ts';

const values = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 40 });

it.each([
  ['nothing', [], 0],
  ['one value', [5], 0],
  ['one value again and again', [5, 5, 5, 5], 0],
  // S = 45, variance 125: z = 44 / √125 = 3.935
  ['ten that rise', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9999],
  // Gilbert 1987, example 16.2 in spirit: S = 16, n = 8 without ties, variance 65.33, z = 1.856
  ['eight that mostly rise', [10, 15, 14, 20, 16, 22, 21, 25], 0.99],
  ['two', [1, 2], 0],
])('is sure of %s by as much', (_, some, sure) => {
  expect(mannKendall(some)).toBeCloseTo(sure, 2);
});

it('is 0 to 1, the same for values upside down, backwards, or moved', () => {
  fc.assert(
    fc.property(values, fc.integer(), (some, constant) => {
      const sure = mannKendall(some);
      expect(sure).toBeGreaterThanOrEqual(0);
      expect(sure).toBeLessThanOrEqual(1);
      expect(mannKendall(some.map((value) => -value))).toBe(sure);
      expect(mannKendall(some.toReversed())).toBe(sure);
      expect(mannKendall(some.map((value) => value + constant))).toBe(sure);
    }),
  );
});
