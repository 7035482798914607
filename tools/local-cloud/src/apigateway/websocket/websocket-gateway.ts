import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ApiRequest, Stoppable } from '../../ports.ts';
import { gatewayId, gatewayRequest, type GatewayRequest } from '../request.ts';
import { createConnection, MESSAGE_LIMIT, runDisconnect, type Connection } from './connection.ts';
import { shakeHands } from './handshake.ts';
import { webSocketApis, type WebSocketApi } from './websocket-api.ts';
import type { Client } from './websocket-event.ts';
import type { WebSocketOptions } from './websocket-options.ts';

export interface WebSocketGateway extends Stoppable {
  /**
   * Takes an HTTP server's `upgrade`.
   *
   * @param route where something in front of the API has it go: to an API, by its id, at the path of its stage
   */
  upgrade(message: IncomingMessage, stream: Duplex, head: Buffer, route?: ApiRequest): Promise<void>;
  /** Answers a handshake that comes to no API. */
  refuse(stream: Duplex, status: number, message: string): void;
  /** An established connection: none before its `$connect` has finished, none after it closed. */
  connection(connectionId: string): Connection | undefined;
}

function refuse(stream: Duplex, status: number, body: Readonly<Record<string, string>>): void {
  const text = JSON.stringify(body);
  stream.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

export function createWebSocketGateway(options: WebSocketOptions): WebSocketGateway {
  const { account, log, now, limits } = options;
  const apis = webSocketApis(options.resources);
  const connections = new Map<string, Connection>();
  const handshakes = new Set<Duplex>();
  const leaving = new Set<Promise<void>>();
  const subprotocols = new WeakMap<IncomingMessage, string>();
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MESSAGE_LIMIT,
    // The function behind $connect has chosen; without a choice no subprotocol is agreed on.
    handleProtocols: (_, message) => subprotocols.get(message) ?? false,
  });

  /** Keeps a `$disconnect` that is under way, for a stop to wait for. */
  const untilEnded = (ended: Promise<void>): void => {
    leaving.add(ended);
    void ended.finally(() => leaving.delete(ended));
  };

  const clientOf = (api: WebSocketApi, { headers, sourceIp }: GatewayRequest): Client => {
    const userAgent = headers['user-agent'];
    return {
      api,
      connectionId: gatewayId(),
      connectedAt: now(),
      identity: { sourceIp, ...(userAgent === undefined ? {} : { userAgent }) },
      domainName: new URL(account.awsUrl).host,
    };
  };

  const connect = async (
    api: WebSocketApi,
    request: GatewayRequest,
    message: IncomingMessage,
    stream: Duplex,
    head: Buffer,
  ): Promise<void> => {
    const client = clientOf(api, request);
    const { connectionId } = client;
    const handshake = await shakeHands(options, client, request);
    if (!handshake.accepted) {
      const { status, message: text } = handshake;
      refuse(stream, status, { message: text, connectionId, requestId: gatewayId() });
      return;
    }
    const { authorizer, subprotocol } = handshake;
    if (subprotocol !== undefined) subprotocols.set(message, subprotocol);
    // The client may have left while $connect ran: what $connect took must be given back.
    if (!stream.readable || !stream.writable) {
      untilEnded(runDisconnect(options, client, authorizer, 1006));
      return;
    }
    server.handleUpgrade(message, stream, head, (socket: WebSocket) => {
      const connection = createConnection(options, client, authorizer, { socket, stream });
      connections.set(connectionId, connection);
      socket.once('close', () => connections.delete(connectionId));
      untilEnded(connection.ended);
    });
  };

  return {
    connection: (connectionId) => connections.get(connectionId),

    refuse: (stream, status, message) => refuse(stream, status, { message }),

    async upgrade(message, stream, head, route) {
      stream.on('error', (error) => log.info('a connecting client broke the line', { error: error.message }));
      const request = route?.request ?? gatewayRequest(message);
      const api = route
        ? [...apis.values()].find(
            ({ apiId, stage }) => apiId === route.apiId && request.path === `/${stage.name}`,
          )
        : apis.get(request.path);
      if (!api || message.headers.upgrade?.toLowerCase() !== 'websocket') {
        refuse(stream, 404, { message: 'Not Found' });
        return;
      }
      handshakes.add(stream);
      try {
        await connect(api, request, message, stream, head);
      } finally {
        handshakes.delete(stream);
      }
    },

    async stop() {
      for (const stream of handshakes) stream.destroy();
      for (const connection of connections.values()) connection.close(1001);
      const { promise: late, resolve } = Promise.withResolvers<undefined>();
      const timer = setTimeout(() => resolve(undefined), limits.stopMs);
      await Promise.race([Promise.allSettled(leaving), late]);
      clearTimeout(timer);
      for (const connection of connections.values()) connection.terminate();
    },
  };
}
