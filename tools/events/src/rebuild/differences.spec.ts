import { describe, expect, it } from 'vitest';
import { canonicalOf } from './canonical.ts';
import { differencesOf } from './differences.ts';
import { comparableOf, hasExpired } from './volatile.ts';

describe('the canonical form of an item', () => {
  it('is the same whatever order names and sets come in', () => {
    const one = { b: 1, a: { y: new Set(['x', 'z']), x: [1, 2] } };
    const other = { a: { x: [1, 2], y: new Set(['z', 'x']) }, b: 1 };
    expect(canonicalOf(one)).toBe(canonicalOf(other));
  });

  it.each<[string, unknown, unknown]>([
    ['lists in another order', [1, 2], [2, 1]],
    ['a number and its digits', 1, '1'],
    ['a set and a list', new Set(['a']), ['a']],
    ['null and nothing', { a: null }, {}],
    ['bytes', new Uint8Array([1]), new Uint8Array([2])],
  ])('tells apart %s', (_, one, other) => {
    expect(canonicalOf({ of: one })).not.toBe(canonicalOf({ of: other }));
  });
});

describe('the differences of two items', () => {
  it('are named by their innermost paths, with both values', () => {
    const live = { status: 'generated', counts: { posts: 2, likes: 1 }, tags: ['a', 'b'], same: [{ x: 1 }] };
    const rebuilt = {
      status: 'published',
      counts: { posts: 2, likes: 3 },
      tags: ['a'],
      same: [{ x: 1 }],
      more: 1,
    };
    expect(differencesOf(live, rebuilt)).toEqual([
      { path: 'counts.likes', live: 1, rebuilt: 3 },
      { path: 'more', rebuilt: 1 },
      { path: 'status', live: 'generated', rebuilt: 'published' },
      { path: 'tags[1]', live: 'b' },
    ]);
  });

  it('are none between equals', () => {
    expect(differencesOf({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  });

  it('are the whole where the kinds differ', () => {
    expect(differencesOf({ a: [1] }, { a: { b: 1 } })).toEqual([{ path: 'a', live: [1], rebuilt: { b: 1 } }]);
  });
});

describe('what is compared', () => {
  it('is all of an item but its revision', () => {
    expect(comparableOf({ pk: 'p', sk: 's', rev: 7, expiresAt: 9, n: 1 })).toEqual({
      pk: 'p',
      sk: 's',
      expiresAt: 9,
      n: 1,
    });
  });

  it('is of a settled record only that there is one', () => {
    expect(comparableOf({ pk: 'SETTLED#studio#…', sk: 'SETTLED', receipt: 'm1', settledAt: 'now' })).toEqual(
      {},
    );
  });

  it('is nothing of what has expired', () => {
    const now = new Date(10_000);
    expect([{ expiresAt: 10 }, { expiresAt: 11 }, {}].map((item) => hasExpired(item, now))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
