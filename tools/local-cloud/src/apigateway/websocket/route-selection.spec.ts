import { expect, test } from 'vitest';
import { selectRoute } from './route-selection.ts';

test.each([
  ['$request.body.action', '{"action":"ping"}', 'ping'],
  ['${request.body.action}', '{"action":"ping"}', 'ping'],
  ['$request.body.meta.type', '{"meta":{"type":"read"}}', 'read'],
  ['$request.body.action', '{"action":5}', undefined],
  ['$request.body.action', '"action"', undefined],
  ['$request.body.action', 'null', undefined],
  ['$request.body.action', 'no json', undefined],
])('%s in %s selects %s', (expression, message, key) => {
  expect(selectRoute(expression, message)).toBe(key);
});
