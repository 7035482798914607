import { afterEach, expect, test } from 'vitest';
import { account, anApi, answered, functionsOf, quiet } from '../api-fixtures.ts';
import { createApiGateway, type ApiGateway } from '../gateway.ts';

let gateway: ApiGateway | undefined;
afterEach(() => gateway?.stop());

async function start(CorsConfiguration: unknown) {
  const functions = functionsOf({
    'fn:GET /a': () =>
      answered({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': 'http://own' }, body: '' }),
  });
  gateway = createApiGateway({
    resources: anApi({ api: { CorsConfiguration }, routes: { 'GET /a': {} } }),
    account,
    functions,
    log: quiet,
  });
  const { port } = await gateway.listen(0);
  const ask = (method: string, origin: string, path = '/a'): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { origin, ...(method === 'OPTIONS' ? { 'access-control-request-method': 'GET' } : {}) },
    });
  return { functions, ask };
}

const accessHeaders = ({ headers }: Response): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));

const config = {
  AllowOrigins: ['https://app.test', 'http://*'],
  AllowMethods: ['GET', 'POST'],
  AllowHeaders: ['authorization'],
  ExposeHeaders: ['x-id'],
  MaxAge: 60,
  AllowCredentials: true,
};

test('a preflight is answered 204 without the function', async () => {
  const { functions, ask } = await start(config);
  const answer = await ask('OPTIONS', 'https://app.test');
  expect(answer.status).toBe(204);
  expect(accessHeaders(answer)).toEqual({
    'access-control-allow-origin': 'https://app.test',
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET,POST',
    'access-control-allow-headers': 'authorization',
    'access-control-max-age': '60',
  });
  expect(functions.events).toHaveLength(0);
});

test('an answer carries the gateway’s headers instead of the function’s', async () => {
  const { ask } = await start(config);
  expect(accessHeaders(await ask('GET', 'http://localhost:5173'))).toEqual({
    'access-control-allow-origin': 'http://localhost:5173',
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'x-id',
  });
});

test('another origin gets nothing', async () => {
  const { ask } = await start(config);
  expect(accessHeaders(await ask('OPTIONS', 'https://app.test.evil'))).toEqual({});
  expect(accessHeaders(await ask('GET', 'https://evil'))).toEqual({});
});

test('a wildcard answers *', async () => {
  const { ask } = await start({ AllowOrigins: ['*'] });
  expect(accessHeaders(await ask('GET', 'https://any'))).toEqual({ 'access-control-allow-origin': '*' });
});

test('without CORS a preflight is an ordinary request', async () => {
  const { ask } = await start(undefined);
  expect((await ask('OPTIONS', 'https://app.test')).status).toBe(404);
  expect(accessHeaders(await ask('GET', 'https://any'))).toEqual({
    'access-control-allow-origin': 'http://own',
  });
});
