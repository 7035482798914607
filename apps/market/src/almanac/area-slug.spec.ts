import { identifier } from '@bayon/event-contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areaSlug, betterName, nameOfSlug } from './area-slug.ts';

it.each([
  ['Ballard', 'ballard'],
  ['  Green   Lake ', 'green-lake'],
  ['GREEN LAKE', 'green-lake'],
  ['green-lake', 'green-lake'],
  ['Zürich', 'zurich'],
  ['İstanbul', 'istanbul'],
  ['Phường 1', 'phuong-1'],
  ['東京', '6771-4eac'],
  ['Area #7', 'area-7'],
  ['St. John’s', 'st-john-s'],
])('%s is %s', (name, slug) => {
  expect(areaSlug(name)).toBe(slug);
});

it('can name whatever there is in a path, is its own slug, and minds neither case nor space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }), (name) => {
      const slug = areaSlug(name);
      expect(identifier.safeParse(slug).success).toBe(true);
      expect(areaSlug(slug)).toBe(slug);
      expect(areaSlug(` ${name}  `)).toBe(slug);
      expect(areaSlug(nameOfSlug(slug))).toBe(slug);
    }),
    { numRuns: 1_000 },
  );
});

it('tells areas apart whose names are long', () => {
  const one = areaSlug('東'.repeat(119));
  const other = areaSlug(`${'東'.repeat(118)}京`);
  expect(one).not.toBe(other);
});

it('shows a name for a slug that nobody has named', () => {
  expect(nameOfSlug('green-lake')).toBe('Green Lake');
  expect(nameOfSlug('6771-4eac')).toBe('6771-4eac');
});

it('shows the same name of several in whatever order they come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('ballard', 'BALLARD', 'Ballard', 'BallarD'), { minLength: 1 }),
      (all: string[]) => {
        const best = all.reduce(betterName);
        expect(all.toReversed().reduce(betterName)).toBe(best);
        expect(all).toContain(best);
      },
    ),
  );
  expect(betterName('BALLARD', 'Ballard')).toBe('Ballard');
});
