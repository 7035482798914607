import { expect, it } from 'vitest';
import { derivedId } from './derived-id.ts';

it('is the same for the same parts, and a UUID of version 8', () => {
  expect(derivedId('cause', 'studio', 0)).toBe(derivedId('cause', 'studio', 0));
  expect(derivedId('cause', 'studio', 0)).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

it('never changes: an id that was derived last year is derived today', () => {
  expect(derivedId('cause', 'studio', 0)).toBe('7119389d-a0e0-8c2f-a9a6-3fdefc617d41');
});

it('differs with each part, and with where one part ends', () => {
  const ids = [
    derivedId('a', 'b', 0),
    derivedId('a', 'b', 1),
    derivedId('a', 'c', 0),
    derivedId('ab', '', 0),
    derivedId('a', 'b', '0'),
    derivedId('a', 'b'),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});
