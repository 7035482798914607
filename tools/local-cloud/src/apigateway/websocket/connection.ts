import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { invokeWithin } from '../invoke-within.ts';
import { fieldsOf } from '../properties.ts';
import { createFrameWatch } from './frame-watch.ts';
import { selectRoute } from './route-selection.ts';
import type { WebSocketRoute } from './websocket-api.ts';
import { disconnectEvent, messageEvent, type AuthorizerContext, type Client } from './websocket-event.ts';
import type { WebSocketOptions } from './websocket-options.ts';

/** A frame of a client may hold 32 KB, a message 128 KB; beyond, the connection is closed with 1009. */
const FRAME_LIMIT = 32 * 1024;
export const MESSAGE_LIMIT = 128 * 1024;

/** Beyond so many unanswered messages the client's bytes are left unread, which slows it down instead of us. */
const MESSAGES_IN_FLIGHT = 100;

/** What a client has not yet read; AWS answers LimitExceeded when "the client side buffer is full". */
const UNREAD_LIMIT = 1024 * 1024;

const REASONS: Readonly<Record<number, string>> = {
  1001: 'Going away',
  1005: 'Client-side close frame status not set',
  1006: 'Connection closed abnormally',
  1009: 'Message too big',
};

export interface Connection {
  readonly client: Client;
  /** Epoch milliseconds of the last message in either direction. */
  readonly lastActiveAt: () => number;
  /** Not any more once its end has begun, whether the other side has heard of it or not. */
  readonly isOpen: () => boolean;
  /** `full` when the client reads too slowly, `gone` when it has left. */
  send(message: Uint8Array): 'sent' | 'full' | 'gone';
  close(code: number): void;
  /** Cuts the line without a closing handshake. */
  terminate(): void;
  /** Settles when the socket is closed and `$disconnect` has run. */
  readonly ended: Promise<void>;
}

/** Runs `$disconnect`, at best effort: a failure is logged and changes nothing. */
export async function runDisconnect(
  { functions, log, now }: WebSocketOptions,
  client: Client,
  authorizer: AuthorizerContext | undefined,
  code: number,
  reason = '',
): Promise<void> {
  const route = client.api.routes.get('$disconnect');
  if (!route) return;
  const closed = { code, reason: reason === '' ? (REASONS[code] ?? '') : reason };
  const event = disconnectEvent(client, authorizer, closed, now());
  const result = await invokeWithin(functions, route.integration, event);
  if (!result.ok) log.warn('$disconnect failed', { stack: client.api.stack, kind: result.kind });
}

/** Takes over an open socket: dispatches its messages, keeps its limits, and runs `$disconnect` in the end. */
export function createConnection(
  options: WebSocketOptions,
  client: Client,
  authorizer: AuthorizerContext | undefined,
  { socket, stream }: { readonly socket: WebSocket; readonly stream: Duplex },
): Connection {
  const { functions, log, now, limits } = options;
  const { api, connectionId } = client;
  let lastActiveAt = now();
  let inFlight = 0;
  let closing: number | undefined;

  const close = (code: number): void => {
    closing ??= code;
    socket.close(code, REASONS[code]);
  };
  const idle = setTimeout(() => close(1001), limits.idleMs);
  const expiry = setTimeout(() => close(1001), limits.maxDurationMs);
  const active = (): void => {
    lastActiveAt = now();
    idle.refresh();
  };

  const send = (message: Uint8Array | string): 'sent' | 'full' | 'gone' => {
    if (socket.readyState !== socket.OPEN) return 'gone';
    if (socket.bufferedAmount > UNREAD_LIMIT) return 'full';
    active();
    socket.send(message, { binary: false }, (error) => {
      if (error) log.info('a message did not reach its client', { connectionId, error: error.message });
    });
    return 'sent';
  };

  const invoke = async (route: WebSocketRoute, body: string, isBase64Encoded: boolean): Promise<void> => {
    const event = messageEvent(client, authorizer, { routeKey: route.key, body, isBase64Encoded }, now());
    const { requestId } = event.requestContext;
    const fail = (message: string): string => JSON.stringify({ message, connectionId, requestId });
    if (route.bucket?.take(now()) === false) return void send(fail('Too Many Requests'));
    const result = await invokeWithin(functions, route.integration, event);
    if (!result.ok) {
      log.error('the function behind a route failed', {
        stack: api.stack,
        route: route.key,
        kind: result.kind,
      });
      send(fail(result.kind === 'late' ? 'Endpoint request timed out' : 'Internal server error'));
    } else if (route.responds) {
      const { body: answer } = fieldsOf(result.payload);
      if (typeof answer === 'string') send(answer);
    }
  };

  const dispatch = async (data: Buffer, isBinary: boolean): Promise<void> => {
    const body = data.toString(isBinary ? 'base64' : 'utf8');
    const key = isBinary ? undefined : selectRoute(api.routeSelection, body);
    const chosen = key === undefined || key.startsWith('$') ? undefined : api.routes.get(key);
    const route = chosen ?? api.routes.get('$default');
    if (route) return invoke(route, body, isBinary);
    const { requestContext } = messageEvent(
      client,
      authorizer,
      { routeKey: '', body, isBase64Encoded: false },
      now(),
    );
    send(JSON.stringify({ message: 'Forbidden', connectionId, requestId: requestContext.requestId }));
  };

  const watch = createFrameWatch(FRAME_LIMIT);
  // Before the listener of ws, so that an oversized frame is known before ws hands it on as a message.
  stream.prependListener('data', (chunk: Buffer) => {
    if (closing === undefined && watch(chunk)) close(1009);
  });
  socket.on('ping', active);
  socket.on('message', (data: Buffer, isBinary) => {
    if (closing !== undefined) return;
    active();
    inFlight += 1;
    if (inFlight >= MESSAGES_IN_FLIGHT) socket.pause();
    void dispatch(data, isBinary).finally(() => {
      inFlight -= 1;
      if (socket.isPaused) socket.resume();
    });
  });
  socket.on('error', (error: Error & { readonly code?: string }) => {
    // ws has closed the socket already; here its reason is kept for $disconnect.
    closing ??= error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' ? 1009 : 1006;
    log.info('a client broke the protocol or the line', { connectionId, error: error.message });
  });

  const { promise: ended, resolve } = Promise.withResolvers<undefined>();
  socket.on('close', (code, reason) => {
    clearTimeout(idle);
    clearTimeout(expiry);
    const why = closing === undefined ? reason.toString() : '';
    void runDisconnect(options, client, authorizer, closing ?? code, why).then(() => resolve(undefined));
  });

  return {
    client,
    lastActiveAt: () => lastActiveAt,
    isOpen: () => socket.readyState === socket.OPEN,
    send,
    close,
    terminate: () => socket.terminate(),
    ended,
  };
}
