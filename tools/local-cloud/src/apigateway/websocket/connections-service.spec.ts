import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { createEndpoint } from '../../endpoint/index.ts';
import type { LocalRequest } from '../../ports.ts';
import { answered, quiet } from '../api-fixtures.ts';
import { aClient, startWebSockets, stopAll, type StartedWebSockets } from './websocket-fixtures.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await stopAll();
});

/** The AWS endpoint, and the client a function would make of its API's endpoint. */
async function atEndpoint({ gateway, api }: StartedWebSockets) {
  const endpoint = createEndpoint({ log: quiet });
  const port = await endpoint.listen(0);
  endpoint.open({ services: { apigateway: gateway.service }, authorize: () => undefined });
  const host = `http://127.0.0.1:${port}`;
  const clientAt = (path: string) => {
    const client = new ApiGatewayManagementApiClient({
      ...{ endpoint: host + path, region: 'us-east-1', maxAttempts: 1 },
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    stops.push(() => client.destroy());
    return client;
  };
  stops.push(() => endpoint.stop());
  return { host, clientAt, sdk: clientAt(`/_apigateway/${api.ref}/dev`) };
}

const idOf = (setup: StartedWebSockets, index = 0): string =>
  setup.eventsOf('fn:$connect')[index]?.requestContext.connectionId ?? '';

const routes = { $connect: {}, $disconnect: {} };

test('a function posts to its client, with the AWS SDK, by every form of the endpoint', async () => {
  const setup = await startWebSockets({ routes });
  const { sdk, clientAt } = await atEndpoint(setup);
  const { messages } = await aClient(`${setup.url}/studio`);
  const post = (client: typeof sdk, Data: string) =>
    client.send(new PostToConnectionCommand({ ConnectionId: idOf(setup), Data }));
  await post(sdk, '{"é":1}');
  await post(clientAt('/dev'), '2');
  await post(clientAt(''), '3');
  await vi.waitFor(() => expect(messages).toEqual(['{"é":1}', '2', '3']));
});

test('GET describes a connection, DELETE closes it', async () => {
  const setup = await startWebSockets({ routes });
  const { sdk } = await atEndpoint(setup);
  const { socket } = await aClient(`${setup.url}/studio`);
  const ConnectionId = idOf(setup);
  const described = await sdk.send(new GetConnectionCommand({ ConnectionId }));
  expect(described.ConnectedAt).toBeInstanceOf(Date);
  expect(described.LastActiveAt!.getTime()).toBeGreaterThanOrEqual(described.ConnectedAt!.getTime());
  expect(described.Identity).toMatchObject({ SourceIp: '127.0.0.1' });
  const closed = once(socket, 'close');
  await sdk.send(new DeleteConnectionCommand({ ConnectionId }));
  // At once, whether or not the client has answered the close.
  await expect(sdk.send(new GetConnectionCommand({ ConnectionId }))).rejects.toMatchObject({
    name: 'GoneException',
  });
  await closed;
  await vi.waitFor(() => expect(setup.eventsOf('fn:$disconnect')).toHaveLength(1));
  await expect(sdk.send(new DeleteConnectionCommand({ ConnectionId }))).rejects.toMatchObject({
    name: 'GoneException',
  });
});

test('410 before $connect has finished, for a client that left, an unknown one and one of another API', async () => {
  const release = Promise.withResolvers<undefined>();
  const setup = await startWebSockets(
    { routes },
    { 'fn:$connect': () => release.promise.then(() => answered({ statusCode: 200 })) },
  );
  const { sdk, clientAt } = await atEndpoint(setup);
  const gone = { name: 'GoneException', $metadata: { httpStatusCode: 410 } };
  const post = (client: typeof sdk, ConnectionId: string) =>
    client.send(new PostToConnectionCommand({ ConnectionId, Data: 'x' }));
  const opening = aClient(`${setup.url}/studio`);
  await vi.waitFor(() => expect(setup.eventsOf('fn:$connect')).toHaveLength(1));
  await expect(post(sdk, idOf(setup))).rejects.toMatchObject(gone);
  release.resolve(undefined);
  const { socket } = await opening;
  await post(sdk, idOf(setup));
  await expect(post(clientAt('/_apigateway/another/dev'), idOf(setup))).rejects.toMatchObject(gone);
  await expect(post(sdk, 'L0SM9cOFvHcCIhw=')).rejects.toMatchObject(gone);
  socket.terminate();
  await vi.waitFor(() => expect(setup.eventsOf('fn:$disconnect')).toHaveLength(1));
  await expect(post(sdk, idOf(setup))).rejects.toMatchObject(gone);
});

test('128 KB may be posted, more is 413; a malformed id is 400', async () => {
  const setup = await startWebSockets({ routes });
  const { sdk, host } = await atEndpoint(setup);
  const { messages } = await aClient(`${setup.url}/studio`);
  const post = (size: number) =>
    sdk.send(
      new PostToConnectionCommand({ ConnectionId: idOf(setup), Data: new Uint8Array(size).fill(120) }),
    );
  await post(128 * 1024);
  await vi.waitFor(() => expect(messages[0]).toHaveLength(128 * 1024));
  await expect(post(128 * 1024 + 1)).rejects.toMatchObject({ name: 'PayloadTooLargeException' });
  expect((await fetch(`${host}/dev/@connections/no%20id`, { method: 'POST', body: 'x' })).status).toBe(400);
  expect((await fetch(`${host}/dev/@connections/%ff`, { method: 'POST', body: 'x' })).status).toBe(400);
});

test('a client that does not read is not buffered for without end', async () => {
  const setup = await startWebSockets({ routes });
  const { sdk } = await atEndpoint(setup);
  const { socket } = await aClient(`${setup.url}/studio`);
  socket.pause();
  const Data = new Uint8Array(128 * 1024).fill(120);
  const flood = async (): Promise<void> => {
    for (let count = 0; count < 1000; count += 1) {
      await sdk.send(new PostToConnectionCommand({ ConnectionId: idOf(setup), Data }));
    }
  };
  await expect(flood()).rejects.toMatchObject({ name: 'LimitExceededException' });
});

test('only @connections is the service’s own', async () => {
  const { gateway } = await startWebSockets({ routes });
  const accepts = (url: string): boolean =>
    gateway.service.accepts({ method: 'POST', url, headers: {}, body: new Uint8Array() } satisfies Omit<
      LocalRequest,
      'remoteAddress'
    >);
  expect(['/a/@connections/x', '/@connections/x', '/%40connections/x'].map(accepts)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['/', '/queue', '/a/connections/x', '/?x=/@connections/x'].map(accepts)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
