import { expect, test } from 'vitest';
import { bySpecificity, matchRoute, parseRouteKey, shapeOf } from './route-pattern.ts';

const KEYS = [
  '$default',
  'ANY /{proxy+}',
  'GET /pets/{proxy+}',
  'GET /pets/{id}/{part}',
  'GET /pets/dog/{id}',
  'ANY /pets/dog/1',
  'GET /pets/dog/1',
];

/** Evaluates as the gateway does: the first match, most specific first. */
const winner = (method: string, path: string): string | undefined =>
  KEYS.map((key) => ({ key, pattern: parseRouteKey(key) }))
    .toSorted((left, right) => bySpecificity(left.pattern, right.pattern))
    .find(({ pattern }) => matchRoute(pattern, method, path))?.key;

test.each([
  ['GET', '/pets/dog/1', 'GET /pets/dog/1'],
  ['POST', '/pets/dog/1', 'ANY /pets/dog/1'],
  ['GET', '/pets/dog/2', 'GET /pets/dog/{id}'],
  ['GET', '/pets/cat/1', 'GET /pets/{id}/{part}'],
  ['GET', '/pets/cat/1/2', 'GET /pets/{proxy+}'],
  ['POST', '/pets/5', 'ANY /{proxy+}'],
  ['GET', '/', '$default'],
])('%s %s is taken by %s', (method, path, key) => {
  expect(winner(method, path)).toBe(key);
});

test('a full match wins over a greedy one with more static text', () => {
  const [first] = ['GET /a/{rest+}', 'GET /{x}/b'].map(parseRouteKey).toSorted(bySpecificity);
  expect(first).toEqual(parseRouteKey('GET /{x}/b'));
});

test('parameters are decoded, segment by segment', () => {
  expect(matchRoute(parseRouteKey('GET /a/{id}'), 'GET', '/a/x%2Fy%20z')).toEqual({ id: 'x/y z' });
  expect(matchRoute(parseRouteKey('GET /a/{rest+}'), 'GET', '/a/b/c')).toEqual({ rest: 'b/c' });
});

test.each(['/a/', '/a', '/a/b/c'])('GET /a/{id} does not take %s', (path) => {
  expect(matchRoute(parseRouteKey('GET /a/{id}'), 'GET', path)).toBeUndefined();
});

test('two routes that differ in the name of a parameter have one shape', () => {
  expect(shapeOf(parseRouteKey('GET /a/{id}'))).toBe(shapeOf(parseRouteKey('GET /a/{name}')));
  expect(shapeOf(parseRouteKey('GET /a/{id}'))).not.toBe(shapeOf(parseRouteKey('GET /a/{id+}')));
});
