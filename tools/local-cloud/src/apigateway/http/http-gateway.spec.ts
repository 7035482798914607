import { request as httpRequest } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { StartupError } from '../../ports.ts';
import { answered, failed } from '../api-fixtures.ts';
import { startHttp, stopAll } from './http-fixtures.ts';

afterEach(stopAll);

test('a function gets the event of payload format 2.0', async () => {
  const at = Date.UTC(2020, 2, 12, 19, 3, 58);
  const { functions, url } = await startHttp({ routes: { 'POST /studio/{id}': {} } }, {}, () => at);
  const answer = await fetch(`${url}/studio/a%20b?x=1&x=2&y=%C3%A9`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: 'a=1; b=2', 'X-Two': 'one', 'User-Agent': 'test' },
    body: '{"é":1}',
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('apigw-requestid')).toMatch(/^[\w-]{15}=$/);
  expect(functions.events[0]?.event).toMatchObject({
    version: '2.0',
    routeKey: 'POST /studio/{id}',
    rawPath: '/studio/a%20b',
    rawQueryString: 'x=1&x=2&y=%C3%A9',
    cookies: ['a=1', 'b=2'],
    headers: {
      'content-type': 'application/json',
      'x-two': 'one',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
    },
    queryStringParameters: { x: '1,2', y: 'é' },
    pathParameters: { id: 'a b' },
    requestContext: {
      accountId: '000000000000',
      apiId: expect.stringMatching(/^[a-z][a-z0-9]{9}$/) as string,
      domainName: 'localhost:4000',
      domainPrefix: 'localhost',
      http: {
        method: 'POST',
        path: '/studio/a%20b',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'test',
      },
      routeKey: 'POST /studio/{id}',
      stage: '$default',
      time: '12/Mar/2020:19:03:58 +0000',
      timeEpoch: at,
    },
    body: '{"é":1}',
    isBase64Encoded: false,
  });
  expect(functions.events[0]?.event).not.toHaveProperty('headers.cookie');
  expect(functions.events[0]?.event).not.toHaveProperty('requestContext.authorizer');
});

test('text that is no UTF-8 is not replaced: it goes as bytes', async () => {
  const { functions, url } = await startHttp({ routes: { 'ANY /studio': {} } });
  const put = (body: Uint8Array<ArrayBuffer>) =>
    fetch(`${url}/studio`, { method: 'PUT', headers: { 'content-type': 'text/csv' }, body });
  await put(new Uint8Array([0x53, 0xfc, 0x64]));
  await put(new TextEncoder().encode('Süd'));
  expect(functions.events.map(({ event }) => event)).toMatchObject([
    { body: 'U/xk', isBase64Encoded: true },
    { body: 'Süd', isBase64Encoded: false },
  ]);
});

test('repeated headers are joined, absent parts are absent, binary bodies are base64', async () => {
  const { functions, url, port } = await startHttp({ routes: { 'ANY /studio': {} } });
  await fetch(`${url}/studio`, {
    method: 'PUT',
    headers: { 'content-type': 'image/png' },
    body: new Uint8Array([0xff, 0]),
  });
  expect(functions.events[0]?.event).toMatchObject({ body: '/wA=', isBase64Encoded: true });
  await new Promise((resolve) => {
    httpRequest({ port, path: '/studio', headers: { 'X-List': ['a', 'b'] } }, (answer) =>
      answer.resume().on('end', resolve),
    ).end();
  });
  expect(functions.events[1]?.event).toMatchObject({ headers: { 'x-list': 'a,b' }, isBase64Encoded: false });
  for (const name of ['body', 'cookies', 'queryStringParameters', 'pathParameters', 'stageVariables']) {
    expect(functions.events[1]?.event).not.toHaveProperty(name);
  }
});

test('cookies and binary bodies go back to the client', async () => {
  const payload = {
    statusCode: 200,
    cookies: ['a=1', 'b=2'],
    headers: { 'Content-Type': 'image/png' },
    body: '/wA=',
    isBase64Encoded: true,
  };
  const { url } = await startHttp({ routes: { $default: {} } }, { 'fn:$default': () => answered(payload) });
  const answer = await fetch(`${url}/any/thing`);
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([0xff, 0]));
});

test.each([
  ['a function error', 500, 'Internal Server Error', () => failed('boom')],
  ['a malformed answer', 500, 'Internal Server Error', () => answered({ statusCode: 'x' })],
  ['a late answer', 503, 'Service Unavailable', () => new Promise<never>(() => undefined)],
])('%s is a %i', async (_, status, message, handler) => {
  const parts = { routes: { 'GET /studio': {} }, integration: { TimeoutInMillis: 50 } };
  const { url } = await startHttp(parts, { 'fn:GET /studio': handler });
  const answer = await fetch(`${url}/studio`);
  expect([answer.status, await answer.json()]).toEqual([status, { message }]);
});

test('unknown routes are 404, other methods too, bad encoding is 400', async () => {
  const { url, port } = await startHttp({ routes: { 'GET /studio/{id}': {} } });
  expect(await (await fetch(`${url}/nothing`)).json()).toEqual({ message: 'Not Found' });
  expect((await fetch(`${url}/studio/1`, { method: 'POST' })).status).toBe(404);
  const status = await new Promise((resolve) => {
    httpRequest({ port, path: '/studio/%ff' }, (answer) => resolve(answer.resume().statusCode)).end();
  });
  expect(status).toBe(400);
});

test('a body above 10 MB is 413 and never reaches the function', async () => {
  const { functions, url } = await startHttp({ routes: { 'POST /studio': {} } });
  const send = (size: number): Promise<Response> =>
    fetch(`${url}/studio`, { method: 'POST', body: new Uint8Array(size) });
  const refused = await send(10 * 1024 * 1024 + 1);
  expect([refused.status, await refused.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
  expect(functions.events).toHaveLength(0);
  expect((await send(10 * 1024 * 1024)).status).toBe(200);
});

test('routes of all stacks share one port; the same route twice is refused by name', async () => {
  const { url } = await startHttp([
    { routes: { 'GET /studio/a': {} } },
    { stack: 'brand', routes: { 'GET /brand/a': {} } },
  ]);
  expect(await (await fetch(`${url}/brand/a`)).text()).toBe('GET /brand/a');
  expect(await (await fetch(`${url}/studio/a`)).text()).toBe('GET /studio/a');
  const twice = startHttp([
    { routes: { 'GET /a/{id}': {} } },
    { stack: 'brand', routes: { 'GET /a/{x}': {} } },
  ]);
  await expect(twice).rejects.toThrow(/studio GET \/a\/\{id\} and brand GET \/a\/\{x\}/);
});

test('a route that AWS would protect is refused at start-up, not served openly', async () => {
  await expect(startHttp({ routes: { 'GET /a': { AuthorizationType: 'AWS_IAM' } } })).rejects.toThrow(
    StartupError,
  );
});

test('a stage’s limits hold for each route: 429 beyond the burst', async () => {
  let at = 0;
  const stage = {
    DefaultRouteSettings: { ThrottlingBurstLimit: 2, ThrottlingRateLimit: 1 },
    RouteSettings: { 'GET /b': { ThrottlingBurstLimit: 1 } },
  };
  const { url } = await startHttp({ routes: { 'GET /a': {}, 'GET /b': {} }, stage }, {}, () => at);
  const status = async (path: string): Promise<number> => (await fetch(url + path)).status;
  expect([await status('/a'), await status('/a'), await status('/a')]).toEqual([200, 200, 429]);
  expect([await status('/b'), await status('/b')]).toEqual([200, 429]);
  expect(await (await fetch(`${url}/a`)).json()).toEqual({ message: 'Too Many Requests' });
  at = 1000;
  expect(await status('/a')).toBe(200);
});
