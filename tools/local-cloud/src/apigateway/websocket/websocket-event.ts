import { gatewayId, requestTime, type GatewayRequest } from '../request.ts';
import type { WebSocketApi } from './websocket-api.ts';

/** What is known of a client from its handshake on, whether the connection stands or not. */
export interface Client {
  readonly api: WebSocketApi;
  readonly connectionId: string;
  /** Epoch milliseconds. */
  readonly connectedAt: number;
  readonly identity: { readonly sourceIp: string; readonly userAgent?: string };
  /** `host:port` of the AWS endpoint, where `@connections` of this API is. */
  readonly domainName: string;
}

/** What an authorizer let through with a connection: every later event of the connection carries it. */
export type AuthorizerContext = Readonly<Record<string, string | number>>;

/** The part of the request context that events of all three types share. */
function requestContext(
  client: Client,
  kind: { routeKey: string; eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT' },
  authorizer: AuthorizerContext | undefined,
  now: number,
): Record<string, unknown> & { readonly requestId: string } {
  const requestId = gatewayId();
  return {
    ...kind,
    ...(authorizer ? { authorizer } : {}),
    requestId,
    extendedRequestId: requestId,
    requestTime: requestTime(now),
    requestTimeEpoch: now,
    messageDirection: 'IN',
    stage: client.api.stage.name,
    connectedAt: client.connectedAt,
    identity: client.identity,
    domainName: client.domainName,
    connectionId: client.connectionId,
    apiId: client.api.apiId,
  };
}

/** Pairs → the last value by name, and all values by name. */
function grouped(
  pairs: Iterable<readonly [string, string]>,
): [Record<string, string>, Record<string, string[]>] {
  const all = new Map<string, string[]>();
  for (const [name, value] of pairs) all.set(name, [...(all.get(name) ?? []), value]);
  const last = [...all].map(([name, values]) => [name, values.at(-1) ?? ''] as const);
  return [Object.fromEntries(last), Object.fromEntries(all)];
}

/** Header names keep the client's own case here, unlike in HTTP APIs. */
function headerPairs({ rawHeaders, sourceIp }: GatewayRequest): (readonly [string, string])[] {
  const pairs = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
  );
  return [...pairs, ['X-Forwarded-For', sourceIp] as const];
}

/** The parts of a handshake that `$connect` and its authorizer both see. */
function handshakeParts(request: GatewayRequest): Record<string, unknown> {
  const [headers, multiValueHeaders] = grouped(headerPairs(request));
  const [queryStringParameters, multiValueQueryStringParameters] = grouped(
    new URLSearchParams(request.rawQuery),
  );
  const query = request.rawQuery === '' ? {} : { queryStringParameters, multiValueQueryStringParameters };
  return { headers, multiValueHeaders, ...query };
}

/** An event for a function; the gateway itself reads nothing of it but the request's id. */
interface Event extends Readonly<Record<string, unknown>> {
  readonly requestContext: Readonly<Record<string, unknown>> & { readonly requestId: string };
}

const CONNECT = { routeKey: '$connect', eventType: 'CONNECT' } as const;

export const authorizerEvent = (
  client: Client,
  request: GatewayRequest,
  methodArn: string,
  now: number,
): Event => ({
  type: 'REQUEST',
  methodArn,
  // An authorizer always gets the query, be it empty; `$connect` gets none then.
  queryStringParameters: {},
  multiValueQueryStringParameters: {},
  ...handshakeParts(request),
  stageVariables: client.api.stage.variables ?? {},
  requestContext: requestContext(client, CONNECT, undefined, now),
});

const stageVariables = ({ api }: Client): object =>
  api.stage.variables ? { stageVariables: api.stage.variables } : {};

export const connectEvent = (
  client: Client,
  request: GatewayRequest,
  authorizer: AuthorizerContext | undefined,
  now: number,
): Event => ({
  ...handshakeParts(request),
  ...stageVariables(client),
  requestContext: requestContext(client, CONNECT, authorizer, now),
  isBase64Encoded: false,
});

export const messageEvent = (
  client: Client,
  authorizer: AuthorizerContext | undefined,
  message: { readonly routeKey: string; readonly body: string; readonly isBase64Encoded: boolean },
  now: number,
): Event => ({
  ...stageVariables(client),
  requestContext: {
    ...requestContext(client, { routeKey: message.routeKey, eventType: 'MESSAGE' }, authorizer, now),
    messageId: gatewayId(),
  },
  body: message.body,
  isBase64Encoded: message.isBase64Encoded,
});

export const disconnectEvent = (
  client: Client,
  authorizer: AuthorizerContext | undefined,
  closed: { readonly code: number; readonly reason: string },
  now: number,
): Event => {
  const headers = { Host: client.domainName, 'x-api-key': '', 'X-Forwarded-For': '', 'x-restapi': '' };
  const [, multiValueHeaders] = grouped(Object.entries(headers));
  return {
    headers,
    multiValueHeaders,
    ...stageVariables(client),
    requestContext: {
      ...requestContext(client, { routeKey: '$disconnect', eventType: 'DISCONNECT' }, authorizer, now),
      disconnectStatusCode: closed.code,
      disconnectReason: closed.reason,
    },
    isBase64Encoded: false,
  };
};
