import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { errorResponse } from '../endpoint/index.ts';
import type { AwsRequest, AwsResponse, AwsService } from '../ports.ts';

/** Headers that concern one connection, not the request. */
const PER_CONNECTION = new Set([
  'connection',
  'host',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'date',
  'server',
]);

/** DynamoDB at the AWS endpoint, passed on to the engine over connections that stay open. */
export function createProxy(endpoint: () => string): AwsService & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });

  async function pass({ method, url, headers, body }: AwsRequest): Promise<AwsResponse> {
    const sent = httpRequest(new URL(url, endpoint()), {
      agent,
      method,
      headers: { ...withoutPerConnection(headers), 'content-length': body.byteLength },
    });
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return {
      status: response.statusCode ?? 500,
      headers: withoutPerConnection(response.headers),
      body: await buffer(response),
    };
  }

  return {
    accepts: ({ headers }) => /^DynamoDB(Streams)?_20120810\./.test(String(headers['x-amz-target'])),
    handle: (request) =>
      pass(request).catch((error: unknown) => {
        // The engine died and is being started again. As with DynamoDB itself, a write under way may have
        // happened or not; every SDK tries again on this error.
        if (!isConnectionError(error)) throw error;
        return errorResponse(
          500,
          'InternalServerError',
          `The DynamoDB engine cannot be reached (${error.code}).`,
        );
      }),
    close: () => agent.destroy(),
  };
}

function withoutPerConnection(headers: AwsRequest['headers']): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !PER_CONNECTION.has(name)) passed[name] = String(value);
  }
  return passed;
}

const isConnectionError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error &&
  'code' in error &&
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(String(error.code));
