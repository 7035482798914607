import { expect, test } from 'vitest';
import { createTokenBucket } from './token-bucket.ts';

test('lets a burst through, then the rate', () => {
  const bucket = createTokenBucket(2, 3);
  expect([0, 0, 0, 0].map((at) => bucket.take(at))).toEqual([true, true, true, false]);
  expect([499, 500, 501].map((at) => bucket.take(at))).toEqual([false, true, false]);
});

test('never holds more than the burst', () => {
  const bucket = createTokenBucket(100, 1);
  expect([0, 60_000, 60_000].map((at) => bucket.take(at))).toEqual([true, true, false]);
});
