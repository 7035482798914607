import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { onTestFinished } from 'vitest';

/** What EventBridge answers: a body, or the name of an error. */
export type Reply = object | string;

/** EventBridge by a script: one step of a real service that no test could hold still. */
export async function scriptedEvents(
  reply: (action: string, input: Readonly<Record<string, unknown>>) => Reply,
) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const action = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    asked.push(action);
    void json(request).then((input) => {
      const answer = reply(action, input as Readonly<Record<string, unknown>>);
      response.statusCode = typeof answer === 'string' ? 400 : 200;
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      response.end(JSON.stringify(typeof answer === 'string' ? { __type: answer, message: answer } : answer));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new EventBridgeClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
    maxAttempts: 1,
  });
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  return { client, asked };
}
