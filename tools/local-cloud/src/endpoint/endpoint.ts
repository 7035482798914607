import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AwsRequest, AwsResponse, AwsService, Log, Stoppable } from '../ports.ts';
import { AnswerLost, errorResponse, RequestTooLarge } from './error-response.ts';
import { listen } from './listen.ts';
import { readBody } from './read-body.ts';

/** What the endpoint serves once everything behind it runs. */
export interface EndpointRoutes {
  /** By name, in the order in which they are asked. */
  readonly services: Readonly<Record<string, AwsService>>;
  /** A refusal, or undefined for what may pass. */
  authorize(request: AwsRequest): AwsResponse | undefined;
}

/** The one address at which every AWS service of the local cloud is reached. */
export interface Endpoint extends Stoppable {
  /** Takes the port (0 takes any free one). Requests are refused as retryable until `open`. Throws `StartupError`. */
  listen(port: number): Promise<number>;
  open(routes: EndpointRoutes): void;
}

/** How long requests under way may take once the endpoint stops. */
const STOP_MS = 2_000;

/** The endpoint, not listening yet. */
export function createEndpoint({ log }: { readonly log: Log }): Endpoint {
  let routes: EndpointRoutes | undefined;

  const answer = async (message: IncomingMessage): Promise<AwsResponse> => {
    const body = await readBody(message);
    const { method = 'GET', url = '/', headers } = message;
    const request: AwsRequest = { method, url, headers, body };
    if (routes === undefined)
      return errorResponse(503, 'ServiceUnavailableException', 'The local cloud is starting.');
    const service = Object.values(routes.services).find((candidate) => candidate.accepts(request));
    if (service !== undefined) return routes.authorize(request) ?? (await service.handle(request));
    return method === 'GET' && url === '/' ? overview(routes) : unknownOperation(request, routes);
  };

  const server = createServer((message, response) => {
    answer(message)
      .catch((error: unknown) => {
        if (error instanceof AnswerLost) throw error;
        if (error instanceof RequestTooLarge)
          return errorResponse(413, 'RequestEntityTooLargeException', error.message);
        log.error('AWS endpoint: a request failed', { target: message.headers['x-amz-target'], error });
        return errorResponse(
          500,
          'InternalServerError',
          'The local cloud failed to answer; its log says why.',
        );
      })
      .then(({ status, headers, body }) => {
        // What a refused client still sends is not read; the connection is of no more use.
        if (!message.complete) response.setHeader('connection', 'close');
        response.writeHead(status, {
          'x-amzn-requestid': randomUUID(),
          ...headers,
          // What a HEAD would have brought is told, and not sent.
          ...(message.method !== 'HEAD' && { 'content-length': Buffer.byteLength(body) }),
        });
        response.end(body);
      })
      .catch((error: unknown) => {
        if (!(error instanceof AnswerLost)) log.error('AWS endpoint: an answer could not be sent', { error });
        response.destroy();
      });
  });
  // Beyond what any SDK keeps an idle connection, else it may reuse one in the moment it is closed here.
  server.keepAliveTimeout = 120_000;

  return {
    listen: (port) => listen(server, port),
    open: (opened) => void (routes = opened),
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), STOP_MS);
      await closed;
      clearTimeout(cut);
    },
  };
}

const overview = ({ services }: EndpointRoutes): AwsResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ status: 'running', services: Object.keys(services) }),
});

function unknownOperation({ method, url, headers }: AwsRequest, { services }: EndpointRoutes): AwsResponse {
  const target = headers['x-amz-target'];
  const asked = typeof target === 'string' ? target : `${method} ${url}`;
  const known = Object.keys(services).join(', ');
  return errorResponse(
    400,
    'UnknownOperationException',
    `The local cloud does not run ${asked}; it runs ${known}.`,
  );
}
