import * as z from 'zod';
import { expect, it } from 'vitest';
import { openApi } from './open-api.ts';
import { route } from './route.ts';

const routes = {
  list: route({
    method: 'GET',
    path: '/notes',
    summary: 'All',
    query: z.object({ limit: z.coerce.number().max(9).default(3), tag: z.string() }),
  }),
  add: route({
    method: 'POST',
    path: '/notes',
    summary: 'One more',
    body: z.strictObject({ text: z.string().max(5) }),
  }),
  remove: route({ method: 'DELETE', path: '/notes/{id}', summary: 'One less' }),
};
const document = openApi({ title: 'Notes', path: '/notes/openapi.json' }, routes, {
  list: { 200: z.object({ notes: z.array(z.string()) }) },
  add: { 202: z.object({ id: z.string() }) },
}) as {
  readonly paths: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
};

it('has an operation for each route, and no other', () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const expected = Object.values(routes).map(({ method, path }) => `${method} ${path}`);
  expect(operations.sort()).toEqual([...expected, 'GET /notes/openapi.json'].sort());
});

it('says of query parameters what the schema says, by what may be sent', () => {
  expect(document.paths['/notes']?.['get']?.['parameters']).toEqual([
    expect.objectContaining({ name: 'limit', in: 'query', required: false }),
    { name: 'tag', in: 'query', required: true, schema: { type: 'string' } },
  ]);
});

it('says of a body what the schema says', () => {
  expect(document.paths['/notes']?.['post']?.['requestBody']).toMatchObject({
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['text'],
          additionalProperties: false,
          properties: { text: { maxLength: 5 } },
        },
      },
    },
  });
});

it('names the parameters of a path', () => {
  expect(document.paths['/notes/{id}']?.['delete']?.['parameters']).toContainEqual(
    expect.objectContaining({ name: 'id', in: 'path', required: true }),
  );
});

it('says what is answered when all is well, and members may be added', () => {
  expect(document.paths['/notes']?.['get']).toMatchObject({
    operationId: 'list',
    responses: {
      200: {
        content: {
          'application/json': {
            schema: { type: 'object', required: ['notes'], properties: { notes: { type: 'array' } } },
          },
        },
      },
    },
  });
  expect(JSON.stringify(document.paths['/notes']?.['get']?.['responses'])).not.toContain(
    'additionalProperties',
  );
});

it('says how a request may fail, by what it takes', () => {
  const statusesOf = (path: string, method: string) =>
    Object.keys(document.paths[path]?.[method]?.['responses'] as object);
  expect(statusesOf('/notes', 'get')).toEqual(['200', '400', '401', '403', '429', '431', '500', '503']);
  expect(statusesOf('/notes', 'post')).toEqual([
    '202',
    '400',
    '401',
    '403',
    '413',
    '415',
    '422',
    '429',
    '431',
    '500',
    '503',
  ]);
  expect(statusesOf('/notes/{id}', 'delete')).toContain('404');
});

it('asks everybody for a token, but for itself', () => {
  expect(document).toMatchObject({ security: [{ token: [] }] });
  expect(document.paths['/notes/openapi.json']?.['get']).toMatchObject({ security: [] });
});
