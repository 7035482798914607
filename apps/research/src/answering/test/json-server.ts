import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** How one request is answered: with JSON or text, or with silence. */
export type Reply = { readonly status?: number; readonly body: unknown } | 'silence';

interface Received {
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A service that answers by script; its last reply answers all further requests. */
export async function jsonServer(...replies: readonly [Reply, ...Reply[]]) {
  const requests: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const reply = replies[Math.min(requests.length, replies.length - 1)] ?? replies[0];
      requests.push({ url: new URL(request.url ?? '/', 'http://server'), headers: request.headers, body });
      if (reply === 'silence') return;
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' });
      response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Limits that pass no time that matters, but for what a case is about. */
export const quickLimits = {
  attemptMs: 5_000,
  budgetMs: 10_000,
  retries: 2,
  firstWaitMs: 1,
  failuresToOpen: 10,
  restMs: 60_000,
};

/** Never ends anything. */
export const forEver = (): AbortSignal => new AbortController().signal;
