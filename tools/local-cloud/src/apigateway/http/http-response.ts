import { validateHeaderName, validateHeaderValue } from 'node:http';
import { fieldsOf } from '../properties.ts';
import type { GatewayResponse } from '../request.ts';

/** These describe the connection, which is the gateway's own. */
const NOT_FORWARDED = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

/** Header values as HTTP may carry them, or `undefined` when one is not a header at all. */
function headersOf(value: unknown): Record<string, string> | undefined {
  const headers: Record<string, string> = {};
  for (const [given, content] of Object.entries(fieldsOf(value))) {
    if (typeof content !== 'string' && typeof content !== 'number' && typeof content !== 'boolean')
      return undefined;
    const name = given.toLowerCase();
    try {
      validateHeaderName(name);
      validateHeaderValue(name, String(content));
    } catch {
      return undefined; // the caller answers 500 for a malformed response, as AWS does
    }
    if (!NOT_FORWARDED.has(name)) headers[name] = String(content);
  }
  return headers;
}

/** Each becomes a `Set-Cookie` header of its own; `undefined` when one cannot. */
function cookiesOf(value: unknown): readonly string[] | undefined {
  const cookies: readonly unknown[] =
    value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  const valid = cookies
    .filter((cookie) => typeof cookie === 'string')
    .filter((cookie) => headersOf({ cookie }));
  return valid.length === cookies.length ? valid : undefined;
}

const isOptional = (value: unknown, type: 'string' | 'boolean'): boolean =>
  value === undefined || value === null || typeof value === type;

/**
 * Reads what a function answered in payload format 2.0. Without a `statusCode` the answer itself is the body of
 * a 200 in JSON (a string as it is).
 * @returns `undefined` for a malformed answer
 */
export function httpResponse(payload: unknown): GatewayResponse | undefined {
  const answer = fieldsOf(payload);
  if (answer.statusCode === undefined) {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload ?? null);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const status = Number(answer.statusCode);
  const headers = headersOf(answer.headers);
  const cookies = cookiesOf(answer.cookies);
  if (!Number.isInteger(status) || status < 200 || status > 599 || !headers || !cookies) return undefined;
  if (!isOptional(answer.body, 'string') || !isOptional(answer.isBase64Encoded, 'boolean')) return undefined;
  const body = typeof answer.body === 'string' ? answer.body : '';
  return {
    status,
    headers: {
      ...(body === '' ? {} : { 'content-type': 'text/plain;charset=UTF-8' }),
      ...headers,
      ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
    },
    body: answer.isBase64Encoded === true ? Buffer.from(body, 'base64') : body,
  };
}
