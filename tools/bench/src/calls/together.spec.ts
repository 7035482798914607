import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTogether } from './together.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('lets go at once of all that came before it was quiet', async () => {
  const together = createTogether(40);
  const gone: string[] = [];
  const wait = (name: string) => together().then(() => gone.push(name));

  const first = wait('first');
  await vi.advanceTimersByTimeAsync(39);
  const second = wait('second');
  await vi.advanceTimersByTimeAsync(39);
  expect(gone).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await Promise.all([first, second]);
  expect(gone).toEqual(['first', 'second']);

  const third = wait('third');
  await vi.advanceTimersByTimeAsync(40);
  await third;
  expect(gone).toHaveLength(3);
});
