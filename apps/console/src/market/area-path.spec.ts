import { expect, test } from 'vitest';
import { areaPath } from './area-path.ts';

test.each([
  ['Ballard', 'Ballard'],
  ['Green Lake', 'Green-Lake'],
  ['Zürich', 'Zurich'],
  ['Queen Anne / Magnolia', 'Queen-Anne---Magnolia'],
  ['Köln', 'Koln'],
  ['京', '-4eac-'],
])('%s stands in paths as %s', (name, path) => {
  expect(areaPath(name)).toBe(path);
});
