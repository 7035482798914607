import { expect, it } from 'vitest';
import { judge } from './dead-letters.ts';

it('counts what nobody could handle, and what somebody looks at just now', () => {
  expect(
    judge([
      { name: 'one', waiting: 0, inFlight: 0 },
      { name: 'two', waiting: 1, inFlight: 0 },
      { name: 'three', waiting: 2, inFlight: 3 },
    ]).map(({ subject, problem }) => [subject, problem]),
  ).toEqual([
    ['two', '1 message that nobody could handle'],
    ['three', '5 messages that nobody could handle'],
  ]);
});
