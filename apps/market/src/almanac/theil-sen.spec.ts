import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seeded } from '../sample-data/seeded.ts';
import { theilSen } from './theil-sen.ts';

const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 2, maxLength: 40 });
const pointsOf = (ys: readonly number[]) => ys.map((y, x) => ({ x, y }));
const slopeOf = (ys: readonly number[]) => theilSen(pointsOf(ys))!.slope;

it('finds a line that is one', () => {
  expect(theilSen(pointsOf([3, 5, 7, 9]))).toEqual({ slope: 2, intercept: 3 });
});

it.each([
  [[]],
  [[{ x: 1, y: 2 }]],
  [
    [
      { x: 1, y: 2 },
      { x: 1, y: 9 },
    ],
  ],
])('knows no slope of %j', (points) => {
  expect(theilSen(points)).toBeUndefined();
});

it('is Sen’s own example of a median of slopes', () => {
  const points = [
    { x: 1, y: 9 },
    { x: 2, y: 15 },
    { x: 3, y: 19 },
    { x: 4, y: 20 },
    { x: 10, y: 45 },
    { x: 12, y: 55 },
    { x: 18, y: 78 },
  ];
  expect(theilSen(points)?.slope).toBeCloseTo(4, 2);
});

it('is unmoved by adding a constant', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: -1_000, max: 1_000 }), (ys, constant) => {
      expect(slopeOf(ys.map((y) => y + constant))).toBeCloseTo(slopeOf(ys), 9);
    }),
  );
});

it('changes its sign with the values, and its size with theirs', () => {
  fc.assert(
    fc.property(values, (ys) => {
      expect(slopeOf(ys.map((y) => -y))).toBeCloseTo(-slopeOf(ys), 9);
      expect(slopeOf(ys.map((y) => 3 * y))).toBeCloseTo(3 * slopeOf(ys), 9);
    }),
  );
});

it('does not care about the order of the points', () => {
  fc.assert(
    fc.property(values, (ys) => {
      expect(theilSen(pointsOf(ys).reverse())!.slope).toBeCloseTo(slopeOf(ys), 9);
    }),
  );
});

it('stays by its line though a fifth of the points are anything', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 10, max: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (seed, length, slope) => {
        const random = seeded(seed);
        const ys = Array.from({ length }, (_, x) => 100 + slope * x);
        for (let left = Math.floor(length / 5); left > 0; left -= 1) {
          ys[Math.floor(random() * length)] = (random() - 0.5) * 1e6;
        }
        // Within what the pairs that hold an outlier can move the median by: here the others all have one slope.
        expect(slopeOf(ys)).toBeCloseTo(slope, 9);
      },
    ),
  );
});
