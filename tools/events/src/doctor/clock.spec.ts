import { expect, it } from 'vitest';
import { judge, skewOf } from './clock.ts';

const theirs = new Date('2026-03-10T12:00:00Z');
const at = (milliseconds: number, took = 100) => ({
  theirs,
  sent: new Date(theirs.getTime() + milliseconds),
  answered: new Date(theirs.getTime() + milliseconds + took),
});

it.each([
  ['within the second that the header names', 500, 0],
  ['the way there and back is no skew', -80, 0],
  ['ahead', 9_000, 8],
  ['behind', -9_100, -9],
])('knows how far apart the clocks are: %s', (_, milliseconds, skew) => {
  expect(skewOf(at(milliseconds))).toBe(skew);
});

it('forgives five seconds', () => {
  expect(judge(at(6_000))).toEqual([]);
  expect(judge(at(-5_100))).toEqual([]);
});

it.each([
  [60_000, '59 s ahead'],
  [-60_000, '60 s behind'],
])('finds a clock that is off by %i ms', (milliseconds, problem) => {
  expect(judge(at(milliseconds))).toMatchObject([{ problem: expect.stringContaining(problem) as string }]);
});

it('does not take a slow answer for a wrong clock', () => {
  expect(judge(at(-20_000, 25_000))).toEqual([]);
});
