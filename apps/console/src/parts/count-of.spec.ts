import { expect, test } from 'vitest';
import { countOf } from './count-of.ts';

test('one is not many', () => {
  expect([0, 1, 2, 1_234].map((count) => countOf(count, 'price was', 'prices were'))).toEqual([
    ...['0 prices were', '1 price was', '2 prices were', '1,234 prices were'],
  ]);
});
