import { expect, it } from 'vitest';
import { longestChain } from './chain.ts';

const call = (start: number, end: number) => ({ start, end });

it.each([
  { what: 'no call', calls: [], expected: 0 },
  { what: 'one after the other', calls: [call(0, 1), call(1, 2), call(3, 4)], expected: 3 },
  { what: 'all at once', calls: [call(0, 5), call(1, 6), call(2, 3)], expected: 1 },
  { what: 'a read beside two in a row', calls: [call(0, 9), call(0, 2), call(3, 5)], expected: 2 },
  {
    what: 'two reads, a transaction, three posts',
    calls: [call(0, 2), call(0, 3), call(4, 5), call(6, 7), call(6, 8), call(6, 9)],
    expected: 3,
  },
  { what: 'recorded in any order', calls: [call(4, 5), call(0, 1), call(2, 3)], expected: 3 },
])('counts $what as $expected', ({ calls, expected }) => {
  expect(longestChain(calls)).toBe(expected);
});
