import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { account, anApi, answered, functionsOf, quiet } from '../api-fixtures.ts';
import { createApiGateway } from '../gateway.ts';

const NOW = 1_800_000_000;
const ISSUER = 'https://issuer.test/pool';
const keys = { own: await generateKeyPair('RS256'), other: await generateKeyPair('RS256') };
const jwks = { keys: [{ ...(await exportJWK(keys.own.publicKey)), kid: 'k1', alg: 'RS256' }] };

const stops: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const token = (claims: JWTPayload = {}, key = keys.own): Promise<string> =>
  new SignJWT({ iss: ISSUER, sub: 'ada', client_id: 'web', scope: 'a b', iat: NOW, exp: NOW + 60, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .sign(key.privateKey);

async function start(issuer = ISSUER, IdentitySource = ['$request.header.Authorization']) {
  const secured = { AuthorizationType: 'JWT' };
  const resources = anApi({
    routes: { 'GET /me': secured, 'GET /admin': { ...secured, AuthorizationScopes: ['b', 'c'] } },
    authorizer: {
      AuthorizerType: 'JWT',
      IdentitySource,
      JwtConfiguration: { Issuer: issuer, Audience: ['web', 'app'] },
    },
  });
  const functions = functionsOf({
    'fn:GET /me': () => answered('ok'),
    'fn:GET /admin': () => answered('ok'),
  });
  const localKeys = (asked: string) => (asked === ISSUER ? jwks : undefined);
  const gateway = createApiGateway({
    resources,
    account,
    functions,
    log: quiet,
    localKeys,
    now: () => NOW * 1000,
  });
  stops.push(() => gateway.stop());
  const { port } = await gateway.listen(0);
  const ask = (path: string, authorization?: string): Promise<Response> =>
    fetch(
      `http://127.0.0.1:${port}${path}`,
      authorization === undefined ? {} : { headers: { authorization } },
    );
  return { ask, functions };
}

let valid: string;
beforeAll(async () => {
  valid = await token();
});

test('claims reach the function as strings; scopes are null for a route that asks for none', async () => {
  const { ask, functions } = await start();
  expect((await ask('/me', `Bearer ${valid}`)).status).toBe(200);
  expect((await ask('/me', valid)).status).toBe(200);
  expect(functions.events[0]?.event).toMatchObject({
    requestContext: {
      authorizer: { jwt: { claims: { sub: 'ada', client_id: 'web', exp: String(NOW + 60) }, scopes: null } },
    },
  });
});

test('a route’s scopes: one of them is enough, none of them is 403', async () => {
  const { ask, functions } = await start();
  expect((await ask('/admin', valid)).status).toBe(200);
  expect(functions.events[0]?.event).toMatchObject({
    requestContext: { authorizer: { jwt: { scopes: ['b'] } } },
  });
  const refused = await ask('/admin', await token({ scope: 'a' }));
  expect([refused.status, await refused.json()]).toEqual([403, { message: 'Forbidden' }]);
});

test.each([
  ['none', () => Promise.resolve('')],
  ['garbage', () => Promise.resolve('Bearer x.y.z')],
  ['another key', () => token({}, keys.other)],
  ['another issuer', () => token({ iss: 'https://evil.test' })],
  ['another client', () => token({ client_id: 'evil' })],
  ['another audience, though the client is right', () => token({ aud: 'evil' })],
  ['an expired one', () => token({ exp: NOW - 1 })],
  ['one that never expires', () => token({ exp: undefined })],
  ['one not yet valid', () => token({ nbf: NOW + 5 })],
  ['one issued in the future', () => token({ iat: NOW + 5 })],
])('a token that is %s is 401', async (_, make) => {
  const { ask, functions } = await start();
  const answer = await ask('/me', await make());
  expect([answer.status, await answer.json()]).toEqual([401, { message: 'Unauthorized' }]);
  expect(functions.events).toHaveLength(0);
});

test('aud counts before client_id', async () => {
  const { ask } = await start();
  expect((await ask('/me', await token({ aud: ['app'], client_id: 'evil' }))).status).toBe(200);
});

test('a token may be in the query', async () => {
  const { ask } = await start(ISSUER, ['$request.querystring.token']);
  expect((await ask(`/me?token=${valid}`)).status).toBe(200);
  expect((await ask('/me', valid)).status).toBe(401);
});

test('the keys of another issuer are fetched by discovery; one that cannot be asked is 401', async () => {
  const issuer = createServer((request, response) => {
    const base = `http://${request.headers.host ?? ''}`;
    response.end(JSON.stringify(request.url === '/keys' ? jwks : { jwks_uri: `${base}/keys` }));
  });
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
  stops.push(() => issuer.close());
  const url = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
  const { ask } = await start(url);
  expect((await ask('/me', await token({ iss: url }))).status).toBe(200);
  const closed = await start('http://127.0.0.1:1');
  expect((await closed.ask('/me', await token({ iss: 'http://127.0.0.1:1' }))).status).toBe(401);
});
