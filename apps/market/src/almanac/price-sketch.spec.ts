import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accuracy, bucketOf, median, quantile, sketchOf } from './price-sketch.ts';

const price = fc.integer({ min: 1, max: 10_000_000_000 });
const prices = fc.array(price, { minLength: 1, maxLength: 60 });
const dayOf = (all: readonly number[]) => {
  const day: Record<string, number> = {};
  for (const one of all) day[bucketOf(one)] = (day[bucketOf(one)] ?? 0) + 1;
  return day;
};
const exact = (all: readonly number[], share: number) => {
  const sorted = all.toSorted((one, other) => one - other);
  const rank = share * (sorted.length - 1);
  return (sorted[Math.floor(rank)]! + sorted[Math.ceil(rank)]!) / 2;
};

it('tells every quantile as a recount does, but for a quarter of a per cent', () => {
  fc.assert(
    fc.property(prices, fc.constantFrom(0, 0.25, 0.5, 0.75, 1), (all, share) => {
      const told = quantile(sketchOf([dayOf(all)]), share)!;
      // Half a cent is rounded at either of the two prices, and at their middle.
      expect(Math.abs(told - exact(all, share))).toBeLessThanOrEqual(exact(all, share) * accuracy + 1);
    }),
  );
});

it('is the same for days together as for all prices at once, in any order', () => {
  fc.assert(
    fc.property(prices, prices, (some, others) => {
      const together = sketchOf([dayOf(some), dayOf(others)]);
      expect(together).toEqual(sketchOf([dayOf([...others, ...some].reverse())]));
      expect(together.count).toBe(some.length + others.length);
    }),
  );
});

it('knows the smallest and the largest amount there is', () => {
  expect(bucketOf(1)).toBe('b0');
  expect(median(sketchOf([dayOf([1])]))).toBe(1);
  const largest = median(sketchOf([dayOf([Number.MAX_SAFE_INTEGER])]))!;
  expect(largest / Number.MAX_SAFE_INTEGER).toBeCloseTo(1, 2);
  expect(Number.isSafeInteger(largest)).toBe(true);
});

it('has no median where there is nothing, or all was taken back', () => {
  expect(median(sketchOf([]))).toBeUndefined();
  expect(median(sketchOf([{ day: '2026-11-23', b5: 0 }]))).toBeUndefined();
});
