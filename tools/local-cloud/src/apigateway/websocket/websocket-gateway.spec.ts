import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { account, answered, failed, type Handler } from '../api-fixtures.ts';
import { aClient, refusalOf, startWebSockets, stopAll, type MessageEvent } from './websocket-fixtures.ts';

afterEach(stopAll);

const allow =
  (context: object = {}): Handler =>
  (event: { methodArn: string }) =>
    answered({
      principalId: 'ada',
      policyDocument: {
        Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: event.methodArn }],
      },
      context,
    });

const authorizer = {
  AuthorizerType: 'REQUEST',
  AuthorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/authorizer/invocations',
  IdentitySource: ['route.request.header.Sec-WebSocket-Protocol', 'route.request.querystring.userId'],
};
const secured = { $connect: { AuthorizationType: 'CUSTOM' } };

test('a client connects at /<stack>; messages reach the route they name, in the shape AWS documents', async () => {
  const { url, functions, eventsOf } = await startWebSockets({
    routes: { $connect: {}, $default: {}, ping: {} },
  });
  const client = await aClient(`${url}/studio?userId=ada&userId=bob`);
  client.socket.send('{"action":"ping"}');
  client.socket.send('no json');
  client.socket.send('{"action":"unknown"}');
  client.socket.send('{"action":"$connect"}');
  await vi.waitFor(() => expect(functions.events).toHaveLength(5));
  expect(functions.events.map(({ name }) => name)).toEqual([
    'fn:$connect',
    'fn:ping',
    'fn:$default',
    'fn:$default',
    'fn:$default',
  ]);
  const [connect] = eventsOf('fn:$connect');
  expect(connect).toMatchObject({
    headers: { Upgrade: 'websocket', 'X-Forwarded-For': '127.0.0.1' },
    multiValueHeaders: { Upgrade: ['websocket'] },
    queryStringParameters: { userId: 'bob' },
    multiValueQueryStringParameters: { userId: ['ada', 'bob'] },
    requestContext: { routeKey: '$connect', eventType: 'CONNECT', messageDirection: 'IN' },
    isBase64Encoded: false,
  });
  const text = expect.any(String) as string;
  const time = expect.any(Number) as number;
  expect(eventsOf('fn:ping')[0]).toEqual({
    requestContext: {
      ...{ routeKey: 'ping', eventType: 'MESSAGE', messageId: text, messageDirection: 'IN', stage: 'dev' },
      ...{
        requestId: text,
        extendedRequestId: text,
        requestTime: text,
        requestTimeEpoch: time,
        connectedAt: time,
      },
      ...{
        identity: { sourceIp: '127.0.0.1' },
        domainName: 'localhost:4566',
        apiId: connect?.requestContext.apiId,
      },
      connectionId: connect?.requestContext.connectionId,
    },
    body: '{"action":"ping"}',
    isBase64Encoded: false,
  });
});

test('an authorizer is asked once; its context comes with every event of the connection', async () => {
  const parts = { routes: { ...secured, $default: {}, $disconnect: {} }, authorizer };
  const { url, functions, eventsOf } = await startWebSockets(parts, {
    authorizer: allow({ plan: 'pro', level: 3 }),
  });
  const client = await aClient(`${url}/studio?userId=ada`, ['bayon.v1'], { chosen: '' });
  client.socket.send('hello');
  await vi.waitFor(() => expect(eventsOf('fn:$default')).toHaveLength(1));
  client.socket.close(1000, 'bye');
  await vi.waitFor(() => expect(eventsOf('fn:$disconnect')).toHaveLength(1));
  expect(functions.events[0]).toMatchObject({
    name: 'authorizer',
    event: {
      type: 'REQUEST',
      methodArn: expect.stringMatching(
        /^arn:aws:execute-api:us-east-1:000000000000:\w{10}\/dev\/\$connect$/,
      ) as string,
      headers: { 'Sec-WebSocket-Protocol': 'bayon.v1' },
      queryStringParameters: { userId: 'ada' },
      requestContext: { eventType: 'CONNECT' },
    },
  });
  const context = { principalId: 'ada', plan: 'pro', level: '3' };
  for (const name of ['fn:$connect', 'fn:$default', 'fn:$disconnect']) {
    expect(eventsOf(name)[0]).toMatchObject({ requestContext: { authorizer: context } });
  }
  expect(eventsOf('fn:$disconnect')[0]).toMatchObject({
    requestContext: { disconnectStatusCode: 1000, disconnectReason: 'bye' },
  });
  expect(functions.events.filter(({ name }) => name === 'authorizer')).toHaveLength(1);
});

test.each([
  ['Deny', 403, 'Forbidden', () => answered({ principalId: 'ada', policyDocument: { Statement: [] } })],
  ['the error Unauthorized', 401, 'Unauthorized', () => failed('Unauthorized')],
  ['another error', 500, 'Internal server error', () => failed('boom')],
  ['no policy', 500, 'Internal server error', () => answered({})],
])('an authorizer that answers %s refuses with %i', async (_, status, message, handler) => {
  const { url, eventsOf } = await startWebSockets({ routes: secured, authorizer }, { authorizer: handler });
  expect(await refusalOf(`${url}/studio?userId=ada`, ['x'])).toMatchObject({ status, body: { message } });
  expect(eventsOf('fn:$connect')).toHaveLength(0);
});

test('every identity source must be there, or the authorizer is not even asked', async () => {
  const { url, functions } = await startWebSockets({ routes: secured, authorizer }, { authorizer: allow() });
  expect(await refusalOf(`${url}/studio?userId=ada`)).toMatchObject({
    status: 401,
    body: { message: 'Unauthorized' },
  });
  expect(await refusalOf(`${url}/studio?userId=`, ['x'])).toMatchObject({ status: 401 });
  expect(functions.events).toHaveLength(0);
});

test.each([
  ['403', 403, () => answered({ statusCode: 403 })],
  ['503', 503, () => answered({ statusCode: 503 })],
  ['an error', 502, () => failed('boom')],
  ['no status', 502, () => answered(null)],
  [
    'a subprotocol that was not offered',
    502,
    () => answered({ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'evil' } }),
  ],
])('$connect that answers %s refuses with %i', async (_, status, handler) => {
  const { url } = await startWebSockets({ routes: { $connect: {} } }, { 'fn:$connect': handler });
  expect(await refusalOf(`${url}/studio`, ['x'])).toMatchObject({ status });
});

test('$connect chooses the subprotocol', async () => {
  const handler: Handler = () =>
    answered({ statusCode: 200, headers: { 'sec-websocket-protocol': 'bayon.v1' } });
  const { url } = await startWebSockets({ routes: { $connect: {} } }, { 'fn:$connect': handler });
  const { socket } = await aClient(`${url}/studio`, ['bearer.x', 'bayon.v1']);
  expect(socket.protocol).toBe('bayon.v1');
});

test('another path is no WebSocket', async () => {
  const { url } = await startWebSockets({ routes: { $connect: {} } });
  expect(await refusalOf(`${url}/brand`)).toMatchObject({ status: 404 });
});

test('a failing function answers its client as AWS does, and the connection stays', async () => {
  const { url } = await startWebSockets(
    { routes: { $default: {} } },
    { 'fn:$default': () => failed('boom') },
  );
  const client = await aClient(`${url}/studio`);
  client.socket.send('x');
  await vi.waitFor(() => expect(client.messages).toHaveLength(1));
  expect(JSON.parse(client.messages[0]!)).toEqual({
    message: 'Internal server error',
    connectionId: expect.stringMatching(/^[\w-]{15}=$/) as string,
    requestId: expect.any(String) as string,
  });
  expect(client.socket.readyState).toBe(WebSocket.OPEN);
});

test('without a route and without $default a message is forbidden', async () => {
  const { url } = await startWebSockets({ routes: { $connect: {} } });
  const client = await aClient(`${url}/studio`);
  client.socket.send('{"action":"x"}');
  await vi.waitFor(() => expect(client.messages[0]).toContain('"message":"Forbidden"'));
});

test('a route with a route response answers the client; another does not', async () => {
  const reply: Handler = (event: MessageEvent) =>
    answered({ statusCode: 200, body: `re: ${event.body ?? ''}` });
  const routes = { ask: { RouteResponseSelectionExpression: '$default' }, tell: {} };
  const { url } = await startWebSockets({ routes }, { 'fn:ask': reply, 'fn:tell': reply });
  const client = await aClient(`${url}/studio`);
  client.socket.send('{"action":"tell"}');
  client.socket.send('{"action":"ask"}');
  await vi.waitFor(() => expect(client.messages).toEqual(['re: {"action":"ask"}']));
});

test('a stage’s limits hold for messages', async () => {
  const stage = { RouteSettings: { $default: { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 0 } } };
  const { url, eventsOf } = await startWebSockets({ routes: { $default: {} }, stage });
  const client = await aClient(`${url}/studio`);
  client.socket.send('1');
  client.socket.send('2');
  await vi.waitFor(() => expect(client.messages[0]).toContain('"message":"Too Many Requests"'));
  expect(eventsOf('fn:$default')).toHaveLength(1);
});

test('ids and endpoints are what functions derive @connections from', async () => {
  const { api } = await startWebSockets({ routes: { $connect: {} } });
  expect(api.attributes.ApiEndpoint).toBe(`${account.awsUrl.replace('http', 'ws')}/_apigateway/${api.ref}`);
});
