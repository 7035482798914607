import * as z from 'zod';
import { expect, it } from 'vitest';
import { openApi } from './open-api.ts';
import { route } from './route.ts';

const routes = [
  route({
    method: 'GET',
    path: '/notes',
    summary: 'All',
    query: z.object({ limit: z.coerce.number().max(9).default(3), tag: z.string() }),
  }),
  route({
    method: 'POST',
    path: '/notes',
    summary: 'One more',
    body: z.strictObject({ text: z.string().max(5) }),
  }),
  route({ method: 'DELETE', path: '/notes/{id}', summary: 'One less' }),
];
const document = openApi({ title: 'Notes', path: '/notes/openapi.json' }, routes) as {
  readonly paths: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
};

it('has an operation for each route, and no other', () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(operations.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
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
