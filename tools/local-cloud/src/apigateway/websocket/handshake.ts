import { invokeWithin } from '../invoke-within.ts';
import { fieldsOf, optionalText } from '../properties.ts';
import type { GatewayRequest } from '../request.ts';
import { authorizeConnect } from './request-authorizer.ts';
import type { AuthorizerContext, Client } from './websocket-event.ts';
import { connectEvent } from './websocket-event.ts';
import type { WebSocketOptions } from './websocket-options.ts';

/** How a handshake ends: accepted, with the subprotocol the function chose, or refused with an HTTP status. */
export type Handshake =
  | {
      readonly accepted: true;
      readonly authorizer: AuthorizerContext | undefined;
      readonly subprotocol: string | undefined;
    }
  | { readonly accepted: false; readonly status: number; readonly message: string };

const refused = (status: number, message: string): Handshake => ({ accepted: false, status, message });

const REFUSALS: Readonly<Record<401 | 403 | 500, Handshake>> = {
  401: refused(401, 'Unauthorized'),
  403: refused(403, 'Forbidden'),
  500: refused(500, 'Internal server error'),
};

/** The subprotocol the function answers with, by a header in any case. */
function chosenSubprotocol(headers: unknown): string | undefined {
  const found = Object.entries(fieldsOf(headers)).find(
    ([name]) => name.toLowerCase() === 'sec-websocket-protocol',
  );
  return optionalText(found?.[1]);
}

const offeredSubprotocols = ({ headers }: GatewayRequest): readonly string[] =>
  (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());

/** Asks the function behind `$connect`: its status decides, and a failure of it is a 502. */
async function integrateConnect(
  { functions, log, now }: WebSocketOptions,
  client: Client,
  request: GatewayRequest,
  authorizer: AuthorizerContext | undefined,
): Promise<Handshake> {
  const route = client.api.routes.get('$connect');
  if (!route) return { accepted: true, authorizer, subprotocol: undefined };
  const result = await invokeWithin(
    functions,
    route.integration,
    connectEvent(client, request, authorizer, now()),
  );
  if (!result.ok) {
    const timedOut = result.kind === 'late';
    log.error('$connect failed', { stack: client.api.stack, error: timedOut ? 'late' : result.errorMessage });
    return timedOut ? refused(504, 'Endpoint request timed out') : refused(502, 'Internal server error');
  }
  const { statusCode, headers } = fieldsOf(result.payload);
  const status = Number(statusCode);
  if (statusCode === undefined || !Number.isInteger(status) || status < 200 || status > 599) {
    log.error('$connect answered without a statusCode', { stack: client.api.stack });
    return refused(502, 'Internal server error');
  }
  if (status > 299)
    return refused(status, status === 401 ? 'Unauthorized' : status === 403 ? 'Forbidden' : 'Refused');
  const subprotocol = chosenSubprotocol(headers);
  if (subprotocol !== undefined && !offeredSubprotocols(request).includes(subprotocol)) {
    // A client must fail such a connection (RFC 6455, 4.1); refusing it here says so where it can be read.
    log.error('$connect chose a subprotocol that was not offered', { stack: client.api.stack, subprotocol });
    return refused(502, 'Internal server error');
  }
  return { accepted: true, authorizer, subprotocol };
}

/** The throttle first, then the authorizer, then the function behind `$connect`. */
export async function shakeHands(
  options: WebSocketOptions,
  client: Client,
  request: GatewayRequest,
): Promise<Handshake> {
  const route = client.api.routes.get('$connect');
  if (route?.bucket?.take(options.now()) === false) return refused(429, 'Too Many Requests');
  if (!route?.authorizer) return integrateConnect(options, client, request, undefined);
  const authorization = await authorizeConnect(options, route.authorizer, client, request);
  if (authorization.status !== 200) return REFUSALS[authorization.status];
  return integrateConnect(options, client, request, authorization.context);
}
