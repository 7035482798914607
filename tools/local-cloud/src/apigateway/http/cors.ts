import type { GatewayRequest, GatewayResponse } from '../request.ts';
import { fieldsOf, optionalNumber, textList } from '../properties.ts';

/** An HTTP API's CORS configuration: the gateway answers for the functions behind it. */
export interface CorsPolicy {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly credentials: boolean;
  readonly maxAgeSeconds: number | undefined;
}

export function corsPolicyOf(configuration: unknown): CorsPolicy | undefined {
  if (configuration === undefined) return undefined;
  const fields = fieldsOf(configuration);
  return {
    origins: textList(fields.AllowOrigins),
    methods: textList(fields.AllowMethods),
    headers: textList(fields.AllowHeaders),
    exposed: textList(fields.ExposeHeaders),
    credentials: fields.AllowCredentials === true || fields.AllowCredentials === 'true',
    maxAgeSeconds: optionalNumber(fields.MaxAge),
  };
}

/** `*`, `https://*` or an exact origin; `*` stands for any characters. */
const originMatches = (pattern: string, origin: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 'i').test(origin);

/** What every answer to an allowed origin carries; nothing for another origin, or none. */
function originHeaders(policy: CorsPolicy, origin: string | undefined): Record<string, string> {
  if (origin === undefined || !policy.origins.some((pattern) => originMatches(pattern, origin))) return {};
  const any = policy.origins.includes('*') && !policy.credentials;
  return {
    'access-control-allow-origin': any ? '*' : origin,
    ...(any ? {} : { vary: 'Origin' }),
    ...(policy.credentials ? { 'access-control-allow-credentials': 'true' } : {}),
  };
}

/** A browser's question before the request itself. */
export const isPreflight = ({ method, headers }: GatewayRequest): boolean =>
  method === 'OPTIONS' &&
  headers.origin !== undefined &&
  headers['access-control-request-method'] !== undefined;

/** Answers a preflight without reaching a function, even where a route for OPTIONS exists (as AWS documents). */
export function preflightResponse(policy: CorsPolicy, { headers }: GatewayRequest): GatewayResponse {
  const allowed = originHeaders(policy, headers.origin);
  if (Object.keys(allowed).length === 0) return { status: 204, headers: {}, body: '' };
  const { methods, headers: names, maxAgeSeconds } = policy;
  return {
    status: 204,
    headers: {
      ...allowed,
      ...(methods.length > 0 ? { 'access-control-allow-methods': methods.join(',') } : {}),
      ...(names.length > 0 ? { 'access-control-allow-headers': names.join(',') } : {}),
      ...(maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(maxAgeSeconds) }),
    },
    body: '',
  };
}

/** Puts the gateway's CORS headers in the place of the function's: with CORS configured, AWS ignores the latter. */
export function withCors(
  policy: CorsPolicy,
  request: GatewayRequest,
  response: GatewayResponse,
): GatewayResponse {
  const own = Object.entries(response.headers).filter(([name]) => !name.startsWith('access-control-'));
  const added = originHeaders(policy, request.headers.origin);
  if (Object.keys(added).length > 0 && policy.exposed.length > 0) {
    added['access-control-expose-headers'] = policy.exposed.join(',');
  }
  return { ...response, headers: { ...Object.fromEntries(own), ...added } };
}
