import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { type ScriptedBus, scriptedBus } from './scripted-bus.ts';

export interface EventBridge extends Omit<ScriptedBus, 'take'> {
  /** A client as functions have it, but for three tries instead of four. */
  client(options?: { readonly requestTimeout?: number }): EventBridgeClient;
  stop(): Promise<void>;
}

/** EventBridge's PutEvents as a real HTTP endpoint that fails on demand, in every way that AWS does. */
export async function startEventBridge(): Promise<EventBridge> {
  const bus = scriptedBus();
  const server = createServer((request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = bus.take(Buffer.concat(await request.toArray()).toString());
    if (reply === 'silence') return;
    if (reply === 'break') request.socket.destroy();
    else {
      response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(reply.body);
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...bus,
    client: ({ requestTimeout = 5_000 } = {}) =>
      new EventBridgeClient({
        endpoint,
        region: 'us-east-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
        maxAttempts: 3,
        requestHandler: { requestTimeout, throwOnRequestTimeout: true },
      }),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
