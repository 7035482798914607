import { expect, it } from 'vitest';
import { createMemory, type Storage } from './memory.ts';

const storageOf = (value: string | null = null): Storage => ({
  getItem: () => value,
  setItem: (_, next) => void (value = next),
});

it('remembers a place, and never goes back within a log', () => {
  const memory = createMemory(storageOf(), 'k');
  memory.save({ log: 'a', seq: 5 });
  memory.save({ log: 'a', seq: 3 });
  expect(memory.load()).toEqual({ log: 'a', seq: 5 });
  memory.save({ log: 'b', seq: 1 });
  expect(memory.load()).toEqual({ log: 'b', seq: 1 });
});

it.each([
  null,
  '',
  '{',
  'null',
  '3',
  '{}',
  '{"log":"a","seq":-1}',
  '{"log":"a","seq":1.5}',
  '{"log":1,"seq":1}',
])('knows nothing where there is no place: %j', (value) =>
  expect(createMemory(storageOf(value), 'k').load()).toBeUndefined(),
);

it('goes without a storage, or with one that is full', () => {
  createMemory(undefined, 'k').save({ log: 'a', seq: 1 });
  const full: Storage = {
    getItem: () => null,
    setItem() {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(() => createMemory(full, 'k').save({ log: 'a', seq: 1 })).not.toThrow();
});
