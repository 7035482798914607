import * as z from 'zod';
import type { Route } from './route.ts';

/** What a service's API is called, and where its description is served. */
export interface ApiDescription {
  /** `Bayon CoAgent studio` */
  readonly title: string;
  /** `/studio/openapi.json` */
  readonly path: `/${string}`;
}

type Json = Record<string, unknown>;

/**
 * The OpenAPI 3.1 document of an API, from the very schemas that validate its requests.
 * (https://spec.openapis.org/oas/v3.1.1.html)
 */
export function openApi({ title }: ApiDescription, routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title, version: '1' },
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      responses: { Problem: problemResponse },
    },
  };
}

/** RFC 9457. */
const problemResponse = {
  description: 'What is wrong, and where',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          errors: {
            type: 'array',
            items: {
              type: 'object',
              required: ['path', 'message'],
              properties: { path: { type: 'string' }, message: { type: 'string' } },
            },
          },
        },
      },
    },
  },
};

function operationOf({ method, path, summary, query, body, csv }: Route): Json {
  const isCommand = method !== 'GET';
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string', minLength: 1, maxLength: 128 },
    })),
    ...(query ? queryParameters(query) : []),
    ...(isCommand
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
        ]
      : []),
  ];
  return {
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...((body ?? csv) && {
      requestBody: {
        required: true,
        content: {
          ...(body && { 'application/json': { schema: jsonSchemaOf(body) } }),
          ...(csv && { 'text/csv': { schema: { type: 'string', maxLength: csv.maxBytes } } }),
        },
      },
    }),
    responses: {
      ...(isCommand && {
        // The Idempotency-Key names another request.
        422: { $ref: '#/components/responses/Problem' },
        202: { description: 'Taken: it becomes an event', content: { 'application/json': {} } },
      }),
      200: {
        description: isCommand ? 'Nothing to do' : 'What was asked for',
        content: { 'application/json': {} },
      },
      '4XX': { $ref: '#/components/responses/Problem' },
      '5XX': { $ref: '#/components/responses/Problem' },
    },
  };
}

function queryParameters(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = jsonSchemaOf(query) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

/** What a client may send: the input side of a schema. */
function jsonSchemaOf(schema: z.ZodType): Json {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.fromEntries(Object.entries(json).filter(([name]) => name !== '$schema'));
}
