import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { expectDocumented } from './documented.ts';

/** What stands where API Gateway's `@connections` is, and writes down what it is sent. */
export interface ConnectionsEndpoint {
  url: string;
  /** By connection: each WebSocket message, in order. */
  readonly posted: Map<string, string[]>;
  readonly closed: string[];
  /** The status of a connection's next answer; 200 without one. */
  readonly answers: Map<string, () => number>;
}

/** What it says of each connection. */
const described = { lastActiveAt: '2026-03-14T10:00:00.000Z' };

/** A recording endpoint for the tests of one file, empty before each. */
export function useConnectionsEndpoint(): ConnectionsEndpoint {
  const endpoint: ConnectionsEndpoint = { url: '', posted: new Map(), closed: [], answers: new Map() };
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const id = decodeURIComponent(request.url?.split('/').at(-1) ?? '');
        const status = endpoint.answers.get(id)?.() ?? 200;
        const error = { 410: 'GoneException', 400: 'BadRequestException', 403: 'ForbiddenException' }[status];
        if (status === 200 && request.method === 'DELETE') endpoint.closed.push(id);
        else if (status === 200 && request.method === 'POST') {
          endpoint.posted.set(id, [...(endpoint.posted.get(id) ?? []), Buffer.concat(chunks).toString()]);
        }
        response
          .writeHead(status, { 'x-amzn-errortype': error ?? 'InternalServerError' })
          .end(JSON.stringify(status === 200 && request.method === 'GET' ? described : {}));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    endpoint.url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/local`;
  });
  beforeEach(() => {
    endpoint.posted.clear();
    endpoint.closed.length = 0;
    endpoint.answers.clear();
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return endpoint;
}

/** The frames that a connection got, read; each is as it is documented. */
export const framesOf = ({ posted }: ConnectionsEndpoint, connectionId: string): unknown[] =>
  (posted.get(connectionId) ?? []).map((text) => {
    const frame: unknown = JSON.parse(text);
    expectDocumented(frame);
    return frame;
  });

/** Answers from a list, then 200. */
export const inTurn = (...statuses: readonly number[]) => {
  const left = [...statuses];
  return () => left.shift() ?? 200;
};
