import * as z from 'zod';
import type { Answers } from './answers.ts';
import { failureResponses, failureSchemas, failuresOf } from './open-api-failures.ts';
import { uploadTypes } from './read-upload.ts';
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
 * The OpenAPI 3.1 document of an API, from the very schemas that validate its requests, and those that its answers are
 * held to in tests. (https://spec.openapis.org/oas/v3.1.1.html)
 *
 * @param routes by the names that they get as operations
 */
export function openApi(
  { title, path: own }: ApiDescription,
  routes: Readonly<Record<string, Route>>,
  answers: Answers,
): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(routes)) {
    const operation = operationOf(name, route, answers[name] ?? {});
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation };
  }
  paths[own] = { get: itself };
  return {
    openapi: '3.1.0',
    info: { title, version: '1', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: failureSchemas,
      responses: failureResponses,
    },
  };
}

/** The description is for anybody. */
const itself: Json = {
  operationId: 'describe',
  summary: 'This description',
  security: [],
  responses: {
    200: {
      description: 'An OpenAPI 3.1 document',
      content: { 'application/json': { schema: { type: 'object' } } },
    },
    429: { $ref: '#/components/responses/TooManyRequests' },
  },
};

function operationOf(name: string, route: Route, answers: Answers[string]): Json {
  const { method, path, summary, query, body, example, upload } = route;
  const isCommand = method !== 'GET';
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
      name: parameter,
      in: 'path',
      required: true,
      schema: { type: 'string', minLength: 1, maxLength: 128 },
    })),
    ...(query ? queryParameters(query) : []),
    ...(isCommand ? [idempotencyKey] : []),
  ];
  return {
    operationId: name,
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...((body ?? upload) && {
      requestBody: {
        required: true,
        content: {
          ...(body && {
            'application/json': { schema: sentAs(body), ...(example !== undefined && { example }) },
          }),
          ...(upload && Object.fromEntries([...uploadTypes].map((type) => [type, fileOf(type, upload)]))),
        },
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [
          status,
          {
            description: meaningOf(Number(status), isCommand),
            content: { 'application/json': { schema: answeredAs(schema) } },
          },
        ]),
      ),
      ...failuresOf(route),
    },
  };
}

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Your own name for this command. Sent again under it, it happens once and is answered the same',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
};

function meaningOf(status: number, isCommand: boolean): string {
  if (status === 202) return 'Taken: it becomes an event';
  return isCommand ? 'Nothing to do: it is so already' : 'What was asked for';
}

/** A file, as it is or as the one of a form. (https://spec.openapis.org/oas/v3.1.1.html, 4.8.14.5) */
function fileOf(type: string, { maxBytes }: { readonly maxBytes: number }): Json {
  const file = { type: 'string', minLength: 1, maxLength: maxBytes };
  if (type !== 'multipart/form-data') return { schema: file };
  return { schema: { type: 'object', required: ['file'], properties: { file } } };
}

function queryParameters(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = sentAs(query) as {
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
const sentAs = (schema: z.ZodType) => jsonSchemaOf(schema, 'input');

/** What a client is answered, as far as it is promised: members may be added. */
const answeredAs = (schema: z.ZodType) => jsonSchemaOf(schema, 'input');

function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: asItIsSent });
  return Object.fromEntries(Object.entries(json).filter(([name]) => name !== '$schema'));
}

/** Where a schema reads its value out of a text, its `sentAs` says what the text is of. */
function asItIsSent({ jsonSchema }: { readonly jsonSchema: Json }): void {
  const { sentAs: sent } = jsonSchema as { sentAs?: Json };
  if (!sent) return;
  for (const name of Object.keys(jsonSchema))
    if (name !== 'default') Reflect.deleteProperty(jsonSchema, name);
  Object.assign(jsonSchema, sent);
}
