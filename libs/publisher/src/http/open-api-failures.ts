import type { Route } from './route.ts';

type Json = Record<string, unknown>;

const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
/** API Gateway answers by itself what never comes to a function, in its own words. */
const gatewayRefusal = (description: string): Json => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/GatewayRefusal' } } },
});

/** How requests fail, by the names under which routes refer to it. */
export const failureResponses = {
  BadRequest: problem('What is wrong with the request, each with its path. Nothing has changed'),
  Unauthorized: gatewayRefusal('No token, or one that is not accepted'),
  PlanUsedUp: problem('The plan does not allow more this month; says what would help'),
  Forbidden: problem('The token is good, but not for this'),
  NotFound: problem('There is none, or it is not yours'),
  Conflict: problem('It cannot be done as things are'),
  TooLarge: problem('More than this takes'),
  UnsupportedMediaType: problem('A media type that this does not take'),
  KeyUsedOtherwise: problem('The Idempotency-Key names another request of yours, of the last 24 hours'),
  TooManyRequests: gatewayRefusal('More requests than the API takes. Try again a little later'),
  HeadersTooLarge: {
    description: 'More than the 10,240 bytes that API Gateway takes of address and headers',
  },
  OurFault: problem('Something went wrong on our side'),
  Unavailable: {
    ...problem(
      'Not at the moment. Try again after Retry-After; with the same Idempotency-Key it happens once',
    ),
    headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer', minimum: 1 } } },
  },
} as const;

export const failureSchemas: Json = {
  Problem: {
    description: 'RFC 9457',
    type: 'object',
    required: ['type', 'title', 'status', 'detail'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string', description: 'What is wrong, and what would help' },
      errors: {
        type: 'array',
        description: 'Each thing that is wrong, and where: body.topic, query.limit, header.idempotency-key',
        items: {
          type: 'object',
          required: ['path', 'message'],
          properties: { path: { type: 'string' }, message: { type: 'string' } },
        },
      },
    },
  },
  GatewayRefusal: {
    type: 'object',
    required: ['message'],
    properties: { message: { type: 'string' } },
  },
};

/** How a route may fail: by what it takes, and by what it says of itself. */
export function failuresOf({ method, path, query, body, upload, refuses = [] }: Route): Json {
  const isCommand = method !== 'GET';
  const hasParameter = path.includes('{');
  const names: Readonly<Partial<Record<number, keyof typeof failureResponses>>> = {
    ...((query ?? body ?? upload ?? (isCommand || hasParameter)) && { 400: 'BadRequest' }),
    401: 'Unauthorized',
    ...(refuses.includes(402) && { 402: 'PlanUsedUp' }),
    403: 'Forbidden',
    ...((hasParameter || refuses.includes(404)) && { 404: 'NotFound' }),
    ...(refuses.includes(409) && { 409: 'Conflict' }),
    ...((body ?? upload) && { 413: 'TooLarge', 415: 'UnsupportedMediaType' }),
    ...(isCommand && { 422: 'KeyUsedOtherwise' }),
    429: 'TooManyRequests',
    431: 'HeadersTooLarge',
    500: 'OurFault',
    503: 'Unavailable',
  };
  return Object.fromEntries(
    Object.entries(names).map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]),
  );
}
