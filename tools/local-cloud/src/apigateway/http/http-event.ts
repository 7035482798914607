import { isUtf8 } from 'node:buffer';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyEventV2WithRequestContext,
  APIGatewayEventRequestContextV2,
} from 'aws-lambda';
import type { LocalAccount } from '../../ports.ts';
import { requestTime, type GatewayRequest } from '../request.ts';
import type { HttpRoute } from './http-api.ts';

/** What a JWT authorizer found out; `scopes` is null for a route that asks for none. */
export interface JwtContext {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: string[] | null;
}

interface RequestContext extends APIGatewayEventRequestContextV2 {
  authorizer?: { jwt: JwtContext };
}

export type HttpEvent = APIGatewayProxyEventV2WithRequestContext<RequestContext>;

const TEXT_TYPE = /^(text\/|application\/(json|xml|javascript|[\w.-]+\+(json|xml))\b)/i;

/** Text goes into the event as it is, everything else in base64 (a form too, surprisingly, but so does AWS). */
const isText = ({ headers }: GatewayRequest): boolean =>
  headers['content-encoding'] === undefined && TEXT_TYPE.test(headers['content-type'] ?? 'text/plain');

const bodyOf = (request: GatewayRequest, body: Buffer): Pick<HttpEvent, 'body' | 'isBase64Encoded'> => {
  if (body.length === 0) return { isBase64Encoded: false };
  // What AWS makes of text that is no UTF-8 is not documented; JSON cannot carry it as it is, so it goes as bytes.
  const base64 = !isText(request) || !isUtf8(body);
  return { body: body.toString(base64 ? 'base64' : 'utf8'), isBase64Encoded: base64 };
};

/** Names and values in turn → values by lower-cased name, repeated ones joined by a comma. */
function joined(pairs: Iterable<readonly [string, string]>): Record<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of pairs) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(values);
}

function* headerPairs({ rawHeaders }: GatewayRequest): Generator<readonly [string, string]> {
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (name !== 'cookie') yield [name, rawHeaders[index + 1] ?? ''];
  }
}

const nonEmpty = <T extends object>(value: T): T | undefined =>
  Object.keys(value).length > 0 ? value : undefined;

/**
 * The event of payload format 2.0. Absent parts (query, parameters, cookies, body) are absent from the event
 * as JSON leaves them out.
 */
export function httpEvent(input: {
  readonly request: GatewayRequest;
  readonly body: Buffer;
  readonly route: HttpRoute;
  readonly parameters: Readonly<Record<string, string>>;
  readonly jwt: JwtContext | undefined;
  readonly account: LocalAccount;
  readonly requestId: string;
  readonly now: number;
}): HttpEvent {
  const { request, route, account, requestId, now, jwt } = input;
  const { host, protocol } = new URL(account.gatewayUrl);
  const cookies = request.headers.cookie?.split(/; */);
  const event: APIGatewayProxyEventV2 & { requestContext: RequestContext } = {
    version: '2.0',
    routeKey: route.key,
    rawPath: request.path,
    rawQueryString: request.rawQuery,
    ...(cookies ? { cookies } : {}),
    headers: {
      ...joined(headerPairs(request)),
      'x-forwarded-for': request.sourceIp,
      'x-forwarded-port': new URL(account.gatewayUrl).port,
      'x-forwarded-proto': protocol.replace(':', ''),
    },
    queryStringParameters: nonEmpty(joined(new URLSearchParams(request.rawQuery))),
    pathParameters: nonEmpty({ ...input.parameters }),
    stageVariables: route.api.stage.variables,
    requestContext: {
      accountId: account.accountId,
      apiId: route.api.apiId,
      ...(jwt ? { authorizer: { jwt } } : {}),
      domainName: host,
      domainPrefix: host.split(/[.:]/)[0] ?? host,
      http: {
        method: request.method,
        path: request.path,
        protocol: request.protocol,
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: route.key,
      stage: route.api.stage.name,
      time: requestTime(now),
      timeEpoch: now,
    },
    ...bodyOf(request, input.body),
  };
  return event;
}
