import { expect, it } from 'vitest';
import { slotsOf } from './plan.ts';

it.each([
  ['free', 3],
  ['pro', 10],
  ['enterprise', 25],
  [undefined, 5],
] as const)('%s allows %i connections', (plan, slots) => {
  expect(slotsOf(plan)).toBe(slots);
});
