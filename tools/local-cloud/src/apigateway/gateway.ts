import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { listen } from '../endpoint/index.ts';
import type {
  AwsService,
  Front,
  FunctionInvoker,
  LocalAccount,
  LocalRoutes,
  Log,
  Resource,
  Stoppable,
} from '../ports.ts';
import { createHttpGateway } from './http/http-gateway.ts';
import { createJwtVerifier, type LocalKeys } from './http/jwt-authorizer.ts';
import type { GatewayResponse } from '../ports.ts';
import { gatewayRequest, messageResponse, readBody } from './request.ts';
import { createConnectionsService } from './websocket/connections-service.ts';
import { createWebSocketGateway } from './websocket/websocket-gateway.ts';
import type { ConnectionLimits } from './websocket/websocket-options.ts';

export interface ApiGatewayOptions {
  /** Of all stacks; those of other services are passed over. */
  readonly resources: readonly Resource[];
  readonly account: LocalAccount;
  readonly functions: FunctionInvoker;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** The keys of the local token issuer; other issuers are asked over HTTP. */
  readonly localKeys?: LocalKeys;
  readonly limits?: Partial<ConnectionLimits>;
}

export interface ApiGateway extends Stoppable {
  /** `@connections`, for the AWS endpoint. */
  readonly service: AwsService;
  /** Opens the gateway's port; 0 takes any free one. @throws StartupError when the port is in use */
  listen(port: number): Promise<{ readonly port: number }>;
  /** Puts something between viewers and the APIs. */
  putInFront(front: Front): void;
  /** Adds routes under `/_local/`. The first that answers wins. */
  addLocalRoutes(routes: LocalRoutes): void;
}

/** Payload quota of HTTP APIs. */
const BODY_LIMIT = 10 * 1024 * 1024;

/** Quota for the request line and header values together. */
const HEADER_LIMIT = 10_240;

const LIMITS: ConnectionLimits = { idleMs: 600_000, maxDurationMs: 7_200_000, stopMs: 3_000 };

function write(response: ServerResponse, { status, headers, body }: GatewayResponse): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.writeHead(status).end(body);
}

/**
 * The API Gateway of the local cloud: one server for the HTTP APIs of all stacks, for the WebSocket API of each
 * stack at `/<stack>`, and for the local cloud's own routes under `/_local/`.
 * @throws StartupError for what it cannot execute
 */
export function createApiGateway(options: ApiGatewayOptions): ApiGateway {
  const { log, now = Date.now, localKeys = () => undefined } = options;
  const jwt = createJwtVerifier({ localKeys, now, log });
  const http = createHttpGateway({ ...options, now, jwt });
  const limits = { ...LIMITS, ...options.limits };
  const webSockets = createWebSocketGateway({ ...options, now, limits });
  const local: LocalRoutes[] = [];
  let front: Front | undefined;

  const answerLocally = async (message: IncomingMessage, body: Buffer): Promise<GatewayResponse> => {
    const { method, headers, sourceIp } = gatewayRequest(message);
    const request = { method, url: message.url ?? '/', headers, body, remoteAddress: sourceIp };
    for (const routes of local) {
      const answer = await routes(request);
      if (answer) return answer;
    }
    return messageResponse(404, 'Not Found');
  };

  const answer = async (message: IncomingMessage): Promise<GatewayResponse> => {
    const body = await readBody(message, BODY_LIMIT);
    const request = gatewayRequest(message);
    if (!request.path.startsWith('/_local/'))
      return front
        ? front.answer(request, body, { answer: (apiId, ...asked) => http.answer(...asked, apiId) })
        : http.answer(request, body);
    return body ? answerLocally(message, body) : messageResponse(413, 'Request Entity Too Large');
  };

  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      write(response, await answer(message));
    } catch (error) {
      log.error('a request could not be answered', { path: message.url, error: String(error) });
      if (response.headersSent) response.destroy();
      else write(response, messageResponse(500, 'Internal Server Error'));
    }
  };

  const server = createServer({ maxHeaderSize: HEADER_LIMIT }, (message, response) => {
    void serve(message, response);
  });
  const upgrade = async (message: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> => {
    const route = await front?.upgrade(gatewayRequest(message));
    if (route !== undefined && 'status' in route) webSockets.refuse(stream, route.status, 'Forbidden');
    else await webSockets.upgrade(message, stream, head, route);
  };
  server.on('upgrade', (message, stream, head) => {
    upgrade(message, stream, head).catch((error: unknown) => {
      log.error('a WebSocket could not be opened', { path: message.url, error: String(error) });
      stream.destroy();
    });
  });

  return {
    service: createConnectionsService((connectionId) => webSockets.connection(connectionId)),

    putInFront(one) {
      front = one;
    },

    addLocalRoutes(routes) {
      local.push(routes);
    },

    listen: async (port) => ({ port: await listen(server, port) }),

    async stop() {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      // Requests under way may finish, for as long as closing sockets may take.
      const cut = setTimeout(() => server.closeAllConnections(), limits.stopMs);
      await webSockets.stop();
      await closed;
      clearTimeout(cut);
    },
  };
}
