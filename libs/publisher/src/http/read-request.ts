import { identifier, userId } from '@bayon/event-contracts';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type * as z from 'zod';
import { complaintsOf } from './complaints-of.ts';
import { Problem, type RequestComplaint } from './problem.ts';
import { readUpload, uploadTypes } from './read-upload.ts';
import { bytesOf, mediaTypeOf } from './request-body.ts';
import type { ApiRequest, Route } from './route.ts';

/** Bytes of a body: what an event can carry. */
const maxBody = 64 * 1024;

/**
 * Checks a request against its route.
 *
 * @throws Problem 400 naming every failing path at once, 403, 413, 415
 */
export async function readRequest(
  route: Route,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
): Promise<ApiRequest<unknown, unknown>> {
  const { claims } = event.requestContext.authorizer.jwt;
  const subject = userId.safeParse(claims['sub']);
  if (!subject.success) throw new Problem(403, 'The token’s subject is no user id.');

  const complaints: RequestComplaint[] = [];
  const check = (schema: z.ZodType | undefined, root: string, value: unknown): unknown => {
    if (!schema) return undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    complaints.push(...complaintsOf(root, parsed.error.issues));
    return undefined;
  };

  const params = (event.pathParameters ?? {}) as Record<string, string>;
  for (const [name, value] of Object.entries(params)) {
    // No such id can exist: the same answer as for one that does not.
    if (!identifier.safeParse(value).success) throw new Problem(404, `There is no ${name} like that.`);
  }
  const query = check(route.query, 'query', event.queryStringParameters ?? {});
  const upload =
    route.upload && uploadTypes.has(mediaTypeOf(event))
      ? await readUpload(event, route.upload.maxBytes)
      : undefined;
  const body = route.body && !upload ? check(route.body, 'body', jsonBody(event, route)) : undefined;
  const key = event.headers['idempotency-key'];
  if (key !== undefined && !/^[!-~]{1,255}$/.test(key)) {
    complaints.push({ path: 'header.idempotency-key', message: 'must be 1 to 255 visible ASCII characters' });
  }
  if (complaints.length > 0)
    throw new Problem(400, 'The request is not what this operation takes.', complaints);
  return {
    userId: subject.data,
    // API Gateway fills in `jwt.scopes` on routes that ask for some; the claim is there on all (RFC 8693, 4.2).
    scopes: typeof claims['scope'] === 'string' ? claims['scope'].split(' ') : [],
    params,
    query,
    body,
    ...(upload && { upload }),
    ...(key !== undefined && { idempotencyKey: key }),
  };
}

function jsonBody(event: APIGatewayProxyEventV2WithJWTAuthorizer, route: Route): unknown {
  const text = bytesOf(event, route.maxBytes ?? maxBody).toString('utf8');
  if (mediaTypeOf(event) !== 'application/json') {
    const types = ['application/json', ...(route.upload ? uploadTypes : [])];
    throw new Problem(415, `Send ${types.join(', ')}.`);
  }
  try {
    return JSON.parse(text, wellFormed);
  } catch {
    throw new Problem(400, 'The body is not JSON.', [{ path: 'body', message: 'is not JSON' }]);
  }
}

/** Half an emoji (a lone surrogate) can be written in JSON, but neither EventBridge nor DynamoDB can store it. */
const wellFormed = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value;
