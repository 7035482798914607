import { expect, test } from 'vitest';
import { pathPattern } from './path-pattern.ts';

test.each([
  ['/studio/*', '/studio/content', true],
  ['/studio/*', '/studio', false],
  ['/realtime', '/realtime', true],
  ['/realtime', '/realtime/jobs', false],
  ['assets/*', '/assets/a/b.js', true],
  ['*.jpg', '/images/house.jpg', true],
  ['*.jpg', '/images/house.JPG', false],
  ['/a?c', '/abc', true],
  ['/a?c', '/ac', false],
  ['/a.c', '/abc', false],
  ['/(x)+[y]', '/(x)+[y]', true],
])('%s takes %s: %s', (pattern, path, takes) => {
  expect(pathPattern(pattern)(path)).toBe(takes);
});
