import { identifier, userId } from '@bayon/event-contracts';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type * as z from 'zod';
import { Problem, type RequestComplaint } from './problem.ts';
import type { ApiRequest, Route } from './route.ts';

/** Bytes of a body: what an event can carry. */
const maxBody = 64 * 1024;

/**
 * Checks a request against its route.
 *
 * @throws Problem 400 naming every failing path at once, 403, 413, 415
 */
export function readRequest(
  route: Route,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
): ApiRequest<unknown, unknown> {
  const { claims } = event.requestContext.authorizer.jwt;
  const subject = userId.safeParse(claims['sub']);
  if (!subject.success) throw new Problem(403, 'The token’s subject is no user id.');

  const complaints: RequestComplaint[] = [];
  const check = (schema: z.ZodType | undefined, root: string, value: unknown): unknown => {
    if (!schema) return undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    complaints.push(
      ...parsed.error.issues.map(({ path, message }) => ({
        path: [root, ...path.map(String)].join('.'),
        message,
      })),
    );
    return undefined;
  };

  const params = (event.pathParameters ?? {}) as Record<string, string>;
  for (const [name, value] of Object.entries(params)) {
    // No such id can exist: the same answer as for one that does not.
    if (!identifier.safeParse(value).success) throw new Problem(404, `There is no ${name} like that.`);
  }
  const query = check(route.query, 'query', event.queryStringParameters ?? {});
  const csv = route.csv && mediaType(event) === 'text/csv' ? textBody(event, route.csv.maxBytes) : undefined;
  const body =
    route.body && csv === undefined ? check(route.body, 'body', jsonBody(event, route.maxBytes)) : undefined;
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
    ...(csv !== undefined && { csv }),
    ...(key !== undefined && { idempotencyKey: key }),
  };
}

/** The body as text, if it is no larger than it may be. */
function textBody(
  { body = '', isBase64Encoded }: APIGatewayProxyEventV2WithJWTAuthorizer,
  maxBytes: number,
): string {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maxBytes)
    throw new Problem(413, `The body may have ${maxBytes} bytes; this has ${bytes.length}.`);
  return bytes.toString('utf8');
}

const mediaType = ({ headers }: APIGatewayProxyEventV2WithJWTAuthorizer) =>
  headers['content-type']?.split(';')[0]?.trim().toLowerCase();

function jsonBody(event: APIGatewayProxyEventV2WithJWTAuthorizer, maxBytes = maxBody): unknown {
  const text = textBody(event, maxBytes);
  if (mediaType(event) !== 'application/json') throw new Problem(415, 'Send application/json.');
  try {
    return JSON.parse(text, wellFormed);
  } catch {
    throw new Problem(400, 'The body is not JSON.', [{ path: 'body', message: 'is not JSON' }]);
  }
}

/** Half an emoji (a lone surrogate) can be written in JSON, but neither EventBridge nor DynamoDB can store it. */
const wellFormed = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value;
