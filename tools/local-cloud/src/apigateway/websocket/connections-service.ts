import type { AwsRequest, AwsResponse, AwsService } from '../../ports.ts';
import { MESSAGE_LIMIT, type Connection } from './connection.ts';

/** `/_apigateway/<apiId>/<stage>/@connections/<id>`, or any other path that ends in `/@connections/<id>`. */
const PATH = /^(?:\/_apigateway\/([^/]+))?(?:\/[^?]*)?\/(?:@|%40)connections\/([^/?]+)(?:\?.*)?$/i;

const CONNECTION_ID = /^[\w-]{4,124}={0,2}$/;

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): AwsResponse => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: body === undefined ? '' : JSON.stringify(body),
});

const failure = (status: number, type: string, message: string): AwsResponse =>
  answer(status, { message }, { 'x-amzn-errortype': type });

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // not percent-encoded UTF-8, thus no connection id
  }
};

function post(connection: Connection, body: Uint8Array): AwsResponse {
  if (body.length > MESSAGE_LIMIT) return failure(413, 'PayloadTooLargeException', 'Message too long');
  switch (connection.send(body)) {
    case 'sent':
      return answer(200, undefined);
    case 'full':
      return failure(429, 'LimitExceededException', 'The WebSocket client side buffer is full');
    case 'gone':
      return failure(410, 'GoneException', 'Gone');
  }
}

const described = ({ client, lastActiveAt }: Connection): AwsResponse =>
  answer(200, {
    connectedAt: new Date(client.connectedAt).toISOString(),
    identity: client.identity,
    lastActiveAt: new Date(lastActiveAt()).toISOString(),
  });

/** `@connections`, by which functions reach clients: POST sends, GET describes, DELETE closes. */
export function createConnectionsService(find: (connectionId: string) => Connection | undefined): AwsService {
  const handle = ({ url, method, body }: AwsRequest): AwsResponse => {
    const [, apiId, encoded = ''] = PATH.exec(url) ?? [];
    const connectionId = decoded(encoded);
    if (connectionId === undefined || !CONNECTION_ID.test(connectionId)) {
      return failure(400, 'BadRequestException', `Invalid connectionId: ${encoded}`);
    }
    const connection = find(connectionId);
    // A connection of another API does not exist for this one.
    if (!connection?.isOpen() || (apiId !== undefined && connection.client.api.apiId !== apiId)) {
      return failure(410, 'GoneException', 'Gone');
    }
    if (method === 'POST') return post(connection, body);
    if (method === 'GET') return described(connection);
    if (method !== 'DELETE') return failure(405, 'MethodNotAllowedException', 'Method Not Allowed');
    connection.close(1000);
    return answer(204, undefined);
  };
  return { accepts: ({ url }) => PATH.test(url), handle: (request) => Promise.resolve(handle(request)) };
}
