import { expect, it } from 'vitest';
import { aToken } from '../../test/a-token.ts';
import { waitFor } from './renewal.ts';

const now = 1_790_000_000_000;
const left = (life: number, age: number) => waitFor(aToken('ada', life, now / 1_000 - age), now);

it.each([
  ['of an hour, a minute before its end', 3_600, 0, 3_540_000],
  ['of a minute, when a quarter is left', 60, 0, 45_000],
  ['of a minute that it has used before', 60, 20, 25_000],
  ['of an hour that is nearly over, before it is', 3_600, 3_540, 30_000],
  ['of a second', 1, 0, 1_000],
  ['that has ended by this clock: once in a quarter of its life, not all the time', 3_600, 7_200, 900_000],
])('renews a token %s', (_, life, age, wait) => expect(left(life, age)).toBe(wait));

it('never sets a timer that would ring at once', () => {
  expect(left(365 * 86_400, 0)).toBe(2 ** 31 - 1);
});

it.each(['', 'opaque', 'a.b.c', `x.${btoa('{"exp":"soon"}')}.x`])(
  'leaves %j alone, which says no end',
  (token) => expect(waitFor(token)).toBeUndefined(),
);
