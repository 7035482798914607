import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApiGateway, type ApiGateway } from '../apigateway/index.ts';
import type { LocalAccount, Resource } from '../ports.ts';
import { createTokenIssuer, resourceTypes, TokenRefused } from './index.ts';

const account: LocalAccount = {
  ...{ accountId: '000000000000', region: 'us-east-1' },
  ...{ gatewayUrl: 'http://localhost:4000', awsUrl: 'http://localhost:4566' },
};
const nothing = (): void => undefined;
const log = { info: nothing, warn: nothing, error: nothing, functionLine: nothing };

function aResource(
  type: string,
  logicalId: string,
  properties: Readonly<Record<string, unknown>> = {},
): Resource {
  const identity = { stack: 'platform', logicalId, properties, account };
  const found = resourceTypes[`AWS::Cognito::${type}`]!;
  return {
    ...identity,
    type: `AWS::Cognito::${type}`,
    ref: found.ref(identity),
    attributes: found.attributes(identity),
  };
}
const pool = aResource('UserPool', 'UserPool');
const client = aResource('UserPoolClient', 'Client', { UserPoolId: pool.ref });
const issuer = pool.attributes.ProviderURL!;

let dataDir: string;
let gateway: ApiGateway | undefined;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'issuer-'));
});
afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
  await rm(dataDir, { recursive: true });
});

const start = (now?: () => number) =>
  createTokenIssuer({ resources: [pool, client], dataDir, ...(now ? { now } : {}) });

async function serve(): Promise<number> {
  gateway = createApiGateway({
    resources: [],
    account,
    functions: { invoke: () => Promise.reject(new Error()) },
    log,
  });
  gateway.addLocalRoutes((await start()).routes);
  return (await gateway.listen(0)).port;
}

test('ids are those of a user pool, the same at every start; the issuer is this machine', () => {
  expect(pool.ref).toMatch(/^us-east-1_[a-z0-9]{9}$/);
  expect(aResource('UserPool', 'UserPool').ref).toBe(pool.ref);
  expect(aResource('UserPool', 'Other').ref).not.toBe(pool.ref);
  expect(issuer).toBe(`http://localhost:4000/_local/oidc/${pool.ref}`);
  expect(client.attributes.ClientId).toBe(client.ref);
});

test('a token has the shape of a Cognito access token', async () => {
  const { issue, jwksFor } = await start(() => 1_800_000_000_500);
  const claims = decodeJwt(await issue({ user: 'ada', scope: 'bayon/operate', expiresIn: 60 }));
  expect(claims).toEqual({
    ...{
      sub: 'ada',
      username: 'ada',
      iss: issuer,
      client_id: client.ref,
      token_use: 'access',
      scope: 'bayon/operate',
    },
    ...{
      iat: 1_800_000_000,
      auth_time: 1_800_000_000,
      exp: 1_800_000_060,
      jti: expect.any(String) as string,
    },
  });
  expect(jwksFor(issuer)?.keys).toHaveLength(1);
  expect(jwksFor(issuer)?.keys[0]).not.toHaveProperty('d');
  expect(jwksFor('https://other')).toBeUndefined();
});

test('tokens survive a restart, and the key is its owner’s only', async () => {
  const [first, second] = [await start(), await start()];
  expect(second.jwksFor(issuer)).toEqual(first.jwksFor(issuer));
  expect((await stat(join(dataDir, 'token-signing-key.json'))).mode & 0o777).toBe(0o600);
});

test.each([
  { user: '' },
  { user: 'a b' },
  { user: 'a'.repeat(129) },
  { user: 'ada', expiresIn: 0 },
  { user: 'ada', expiresIn: 1.5 },
])('%j is refused', async (request) => {
  const { issue } = await start();
  await expect(issue(request)).rejects.toThrow(TokenRefused);
});

test('the issuer answers discovery and keys; a token verifies against them', async () => {
  const port = await serve();
  const base = `http://127.0.0.1:${port}`;
  const discovery = await (
    await fetch(`${base}/_local/oidc/${pool.ref}/.well-known/openid-configuration`)
  ).json();
  expect(discovery).toMatchObject({ issuer, jwks_uri: `${issuer}/.well-known/jwks.json` });
  const answer = await fetch(`${base}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'ada' }),
  });
  const { token } = (await answer.json()) as { token: string };
  const keys = createRemoteJWKSet(new URL(`${base}/_local/oidc/${pool.ref}/.well-known/jwks.json`));
  expect((await jwtVerify(token, keys, { issuer })).payload.sub).toBe('ada');
  expect((await fetch(`${base}/_local/oidc/other/.well-known/jwks.json`)).status).toBe(404);
});

test.each([
  ['a form', 415, { 'content-type': 'text/plain' }],
  ['another origin', 403, { 'content-type': 'application/json', origin: 'https://evil.test' }],
  ['a name rebound to this machine', 403, { 'content-type': 'application/json', host: 'evil.test:4000' }],
])('a web page gets no token: %s', async (_, status, headers) => {
  const port = await serve();
  const answer = await new Promise<number | undefined>((resolve) => {
    httpRequest({ port, path: '/_local/token', method: 'POST', headers }, (response) => {
      void text(response).then(() => resolve(response.statusCode));
    }).end('{"user":"ada"}');
  });
  expect(answer).toBe(status);
});

test('another machine gets no token', async () => {
  const { routes } = await start();
  const headers = { 'content-type': 'application/json', host: 'localhost:4000' };
  const request = { method: 'POST', url: '/_local/token', headers, body: Buffer.from('{"user":"ada"}') };
  expect((await routes({ ...request, remoteAddress: '192.168.1.5' }))?.status).toBe(403);
  expect((await routes({ ...request, remoteAddress: '127.0.0.1' }))?.status).toBe(200);
});

test.each(['', 'null', '{}', '{"user":5}', '{"user":"ada","scope":1}', '{"user":"ada","expiresIn":"1"}'])(
  'the body %j is a 400',
  async (body) => {
    const port = await serve();
    const headers = { 'content-type': 'application/json' };
    expect(
      (await fetch(`http://127.0.0.1:${port}/_local/token`, { method: 'POST', headers, body })).status,
    ).toBe(400);
  },
);

const command = (...args: string[]) =>
  promisify(execFile)(process.execPath, [join(import.meta.dirname, '../token.ts'), ...args]);

test('npm run token prints the token and nothing else', async () => {
  const port = await serve();
  const { stdout, stderr } = await command(
    '--user',
    'ada',
    '--port',
    String(port),
    '--expires-in',
    '60',
    '--scope',
    'x',
  );
  expect([stderr, stdout.split('\n').length]).toEqual(['', 2]);
  expect(decodeJwt(stdout.trim())).toMatchObject({ sub: 'ada', scope: 'x' });
});

test.each([
  ['without a user', ['--port', '1'], /^--user is missing/],
  ['with an invalid user', ['--user', 'a b'], /^a user is 1 to 128/],
  ['with an unknown option', ['--who', 'ada'], /^Unknown option '--who'/],
  ['without a running cloud', ['--user', 'ada', '--port', '1'], /^The local cloud is not running on port 1/],
])('npm run token %s fails in one line', async (_, args, line) => {
  const failure: unknown = await command(...args).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(line) as string });
  expect((failure as { stderr: string }).stderr.trim().split('\n')).toHaveLength(1);
});
