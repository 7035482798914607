import { connect } from 'node:net';
import { type Agent, inTime } from '@bayon/cloud-driver';

/**
 * Sends the same GET many times at once: pipelined on one connection (RFC 9112, 9.3.2), because a client that opens
 * hundreds of connections is slower than the limit that it is to reach.
 *
 * @returns the status of each answer
 */
export async function burst(
  { token }: Agent,
  gatewayUrl: string,
  path: string,
  count: number,
): Promise<readonly number[]> {
  const { hostname, port } = new URL(gatewayUrl);
  const socket = connect({ host: hostname, port: Number(port) }).setEncoding('utf8');
  const request = `GET ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: Bearer ${token}\r\n\r\n`;
  const answered = Promise.withResolvers<readonly number[]>();
  let received = '';
  socket.on('data', (chunk: string) => {
    received += chunk;
    const statuses = [...received.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
    if (statuses.length === count) answered.resolve(statuses);
  });
  socket.on('error', answered.reject);
  socket.write(request.repeat(count));
  return inTime('all answers', answered.promise).finally(() => socket.destroy());
}
