import fc from 'fast-check';
import { expect, it } from 'vitest';
import { between, common, has, minus, type Runs, runsIn, runsOf, sizeOf, textOf, union } from './runs.ts';

const numbers = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 40 });
const sorted = (set: ReadonlySet<number>) => [...set].toSorted((one, other) => one - other);
const membersOf = (runs: Runs) =>
  Array.from({ length: 32 }, (_, number) => number).filter((number) => has(runs, number));

it('are a set of numbers', () => {
  fc.assert(
    fc.property(numbers, numbers, (some, others) => {
      const [one, other] = [new Set(some), new Set(others)];
      const [a, b] = [runsOf(some), runsOf(others)];
      expect(membersOf(a)).toEqual(sorted(one));
      expect(sizeOf(a)).toBe(one.size);
      expect(membersOf(union(a, b))).toEqual(sorted(new Set([...some, ...others])));
      expect(membersOf(minus(a, b))).toEqual(sorted(one).filter((number) => !other.has(number)));
      expect(membersOf(common(a, b))).toEqual(sorted(one).filter((number) => other.has(number)));
    }),
  );
});

it('are as few as can be, and the same once stored', () => {
  fc.assert(
    fc.property(numbers, numbers, (some, others) => {
      const runs = union(runsOf(some), runsOf(others));
      expect(runs).toEqual(runsOf(membersOf(runs)));
      expect(runsIn(textOf(runs))).toEqual(runs);
    }),
  );
});

it('are stored as people write them', () => {
  expect(textOf(runsOf([7, 1, 2, 3, 5, 4]))).toBe('1-5,7');
  expect(textOf(between(2, 1))).toBe('');
});
