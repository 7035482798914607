import { expect, it } from 'vitest';
import { outOfLine } from './effects.ts';

it.each([
  { numbers: [], wrong: 0 },
  { numbers: [1, 2, 3], wrong: 0 },
  { numbers: [1, 3], wrong: 1 },
  { numbers: [1, 1, 2], wrong: 2 },
  { numbers: [2, 3], wrong: 2 },
])('a log with the numbers $numbers has $wrong that do not follow', ({ numbers, wrong }) => {
  expect(outOfLine(numbers.map((seq) => ({ seq })))).toBe(wrong);
});
