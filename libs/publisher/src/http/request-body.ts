import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { Problem } from './problem.ts';

/** What a body is said to be, without its parameters: `text/csv`. Empty where nothing is said. */
export const mediaTypeOf = ({ headers }: Pick<APIGatewayProxyEventV2WithJWTAuthorizer, 'headers'>): string =>
  headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';

/**
 * The body as it was sent.
 *
 * @throws Problem 413 where it is larger than it may be
 */
export function bytesOf(
  { body = '', isBase64Encoded }: APIGatewayProxyEventV2WithJWTAuthorizer,
  maxBytes: number,
): Buffer {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maxBytes)
    throw new Problem(413, `The body may have ${maxBytes} bytes; this has ${bytes.length}.`);
  return bytes;
}
