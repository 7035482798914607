import { expect, it } from 'vitest';
import { judge, type TwoLooks } from './draining.ts';

const looks = (first: [number, number], second: [number, number], oldest?: number): TwoLooks => ({
  name: 'inbox',
  first: { waiting: first[0], inFlight: first[1] },
  second: { waiting: second[0], inFlight: second[1] },
  oldest,
});

it.each<[string, TwoLooks]>([
  ['empty', looks([0, 0], [0, 0])],
  ['fewer than before', looks([500, 0], [490, 0])],
  ['more than before, and some are in work', looks([500, 10], [600, 10])],
  ['young', looks([5, 1], [5, 1], 20)],
])('lets a queue be: %s', (_, facts) => {
  expect(judge([facts])).toEqual([]);
});

it.each<[string, TwoLooks]>([
  ['as many as before', looks([3, 0], [3, 0])],
  ['more than before', looks([3, 0], [9, 0])],
])('finds a queue that nobody takes from: %s', (_, facts) => {
  expect(judge([facts])).toMatchObject([
    { subject: 'inbox', problem: expect.stringContaining('nobody takes any') as string },
  ]);
});

it('finds a queue that is worked at and does not keep up', () => {
  expect(judge([looks([9_000, 50], [8_990, 50], 1_800)])).toMatchObject([
    { problem: 'the oldest message waits for 1800 s, 8990 wait in all' },
  ]);
});
