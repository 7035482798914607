import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { GatewayRequest, GatewayResponse } from '../ports.ts';

export type { GatewayRequest, GatewayResponse };

export function gatewayRequest(message: IncomingMessage): GatewayRequest {
  const url = message.url ?? '/';
  const queryAt = url.indexOf('?');
  return {
    method: message.method ?? 'GET',
    path: queryAt < 0 ? url : url.slice(0, queryAt),
    rawQuery: queryAt < 0 ? '' : url.slice(queryAt + 1),
    headers: message.headers,
    rawHeaders: message.rawHeaders,
    // A dual-stack socket reports IPv4 callers as ::ffff:127.0.0.1.
    sourceIp: (message.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    protocol: `HTTP/${message.httpVersion}`,
  };
}

/** A gateway's own answer: `{"message": …}`. */
export const messageResponse = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): GatewayResponse => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ message }),
});

/** Reads a body of at most `limit` bytes; a longer one is drained, not kept, and yields `undefined`. */
export async function readBody(message: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) chunks.length = 0;
    else chunks.push(chunk);
  }
  return size > limit ? undefined : Buffer.concat(chunks);
}

/** An id in the form of API Gateway's request, message and connection ids: `L0SM9cOFvHcCIhw=`. */
export const gatewayId = (): string => `${randomBytes(11).toString('base64url')}=`;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12/Mar/2020:19:03:58 +0000`, the time format of request contexts. */
export function requestTime(epochMs: number): string {
  const [year, month, day] = new Date(epochMs).toISOString().slice(0, 10).split('-');
  return `${day ?? ''}/${MONTHS[Number(month) - 1] ?? ''}/${year ?? ''}:${new Date(epochMs).toISOString().slice(11, 19)} +0000`;
}
