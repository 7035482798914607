import { expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

it('is the same for the same parts, and tells others apart, whatever is in them', () => {
  const all = [['a', 'b'], ['ab'], ['a","b'], ['b', 'a'], [], ['ở 🏡'], ['']].map((parts) =>
    fingerprint(...parts),
  );
  expect(new Set(all).size).toBe(all.length);
  for (const one of all) expect(one).toMatch(/^[0-9a-f]{32}$/);
  expect(fingerprint('a', 'b')).toBe(all[0]);
});
