import { expect, it } from 'vitest';
import { randomName } from '../random-name.ts';
import { deviceName } from './device.ts';
import type { Storage } from './memory.ts';

const keeping = (kept?: string) => {
  const items = new Map(kept === undefined ? [] : [['key', kept]]);
  const storage: Storage = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  };
  return { storage, items };
};
const good = /^[\w-]{8,64}$/;

it('is the same for as long as it is kept', () => {
  const { storage, items } = keeping();
  const name = deviceName(storage, 'key', 'first-name');
  expect([name, items.get('key'), deviceName(storage, 'key', 'second-name')]).toEqual(
    Array(3).fill('first-name'),
  );
});

it.each([
  ['nothing', ''],
  ['what is none', '{"seq":1}'],
  ['too much', 'x'.repeat(100)],
])('is another where %s is kept', (_, kept) => {
  expect(deviceName(keeping(kept).storage, 'key', 'other-name')).toBe('other-name');
});

it('is what it was made as where nothing can be kept', () => {
  const forbidden: Storage = {
    getItem: () => {
      throw new Error('forbidden');
    },
    setItem: () => undefined,
  };
  expect(deviceName(forbidden, 'key', 'some-name')).toBe('some-name');
  expect(deviceName(undefined, 'key', 'some-name')).toBe('some-name');
});

it('is drawn as the service takes it', () => {
  expect(randomName()).toMatch(good);
});
