import type { Protocol } from '../items.ts';

/** What a handshake says of who connects and how. */
export interface Offer {
  readonly token: string | undefined;
  readonly protocol: Protocol;
  /** The `userId` of the query, if any. */
  readonly userId: string | undefined;
}

type Values = Readonly<Record<string, string | undefined>> | null | undefined;

export const subprotocol = 'bayon.v1';

/**
 * Reads a handshake. A browser cannot set headers on a WebSocket, but it can offer subprotocols: `bayon.v1` and
 * `bearer.<jwt>` keep the token out of URLs and their logs. Simple clients say `?token=`.
 */
export function offerOf(request: {
  readonly headers?: Values;
  readonly queryStringParameters?: Values;
}): Offer {
  const query = request.queryStringParameters ?? {};
  const offered = headerOf(request.headers, 'sec-websocket-protocol')
    .split(',')
    .map((name) => name.trim());
  const bearer = offered.find((name) => name.startsWith('bearer.'))?.slice('bearer.'.length);
  return {
    token: bearer ?? query['token'],
    protocol: offered.includes(subprotocol) ? 'v1' : 'simple',
    userId: query['userId'],
  };
}

/** API Gateway hands on a WebSocket's headers in the client's own case. */
const headerOf = (headers: Values, name: string): string =>
  Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
