import { expect, it } from 'vitest';
import { anApiRequest } from './api-request.ts';

it.each([
  ['GET /notes/{id}', { id: 'a b' }, '/notes/a%20b', { id: 'a b' }],
  ['PUT /tracking/{area}', { id: 'Ballard' }, '/tracking/Ballard', { area: 'Ballard' }],
  ['GET /notes/{id}', { id: '\uD800' }, '/notes/%EF%BF%BD', { id: '\uD800' }],
  ['GET /notes', { id: 'nowhere' }, '/notes', undefined],
])('%s with %j', (routeKey, request, rawPath, pathParameters) => {
  const made = anApiRequest(routeKey, request);
  expect(made.rawPath).toBe(rawPath);
  expect(made.pathParameters).toEqual(pathParameters);
  expect(made.requestContext.http).toMatchObject({ method: routeKey.split(' ')[0], path: rawPath });
});

it('sends an object as JSON, text as it is, both as JSON by their header', () => {
  expect(anApiRequest('POST /notes', { body: { a: 1 } }).body).toBe('{"a":1}');
  const { body, headers } = anApiRequest('POST /notes', { body: '{' });
  expect(body).toBe('{');
  expect(headers).toEqual({ 'content-type': 'application/json' });
});

it('is of the user whom it names', () => {
  const { authorizer } = anApiRequest('GET /notes', { user: 'grace' }).requestContext;
  expect(authorizer.jwt.claims).toEqual({ sub: 'grace' });
  const { authorizer: scoped } = anApiRequest('GET /notes', { scope: 'bayon/operate' }).requestContext;
  expect(scoped.jwt.claims).toEqual({ sub: 'ada', scope: 'bayon/operate' });
});
