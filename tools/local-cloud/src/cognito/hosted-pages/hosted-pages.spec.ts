import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiGateway, createApiGateway } from '../../apigateway/index.ts';
import type { LocalAccount, Resource } from '../../ports.ts';
import { createTokenIssuer, resourceTypes } from '../index.ts';

/** Signs in as an app does, with a client library that others wrote, against the issuer's real HTTP. */

const nothing = (): void => undefined;
const log = { info: nothing, warn: nothing, error: nothing, functionLine: nothing };
const callback = 'http://localhost:4173/signed-in';

let gateway: ApiGateway;
let dataDir: string;
let issuer: string;
let clientId: string;
let time = Date.now();
let makeIssuer: () => Promise<void>;
let routes: Parameters<ApiGateway['addLocalRoutes']>[0];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pages-'));
  gateway = createApiGateway({
    resources: [],
    account: accountAt(0),
    functions: { invoke: () => Promise.reject(new Error('nothing is deployed')) },
    log,
  });
  const { port } = await gateway.listen(0);
  const pool = aResource(accountAt(port), 'UserPool', 'UserPool');
  const client = aResource(accountAt(port), 'UserPoolClient', 'Client', {
    UserPoolId: pool.ref,
    CallbackURLs: ['https://app.example.com/signed-in'],
    LogoutURLs: ['https://app.example.com/'],
    AllowedOAuthScopes: ['openid', 'email', 'profile'],
  });
  [issuer, clientId] = [pool.attributes['ProviderURL']!, client.ref];
  makeIssuer = async () => {
    ({ routes } = await createTokenIssuer({ resources: [pool, client], dataDir, now: () => time }));
  };
  await makeIssuer();
  gateway.addLocalRoutes((request) => routes(request));
});

afterAll(async () => {
  await gateway.stop();
  await rm(dataDir, { recursive: true });
});

const accountAt = (port: number): LocalAccount => ({
  ...{ accountId: '000000000000', region: 'us-east-1' },
  ...{ gatewayUrl: `http://localhost:${port}`, awsUrl: 'http://localhost:4566' },
});

function aResource(
  account: LocalAccount,
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

/** This machine's issuer has no TLS. */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so by its makers only to stand out
const withoutTls = oidc.allowInsecureRequests;

const configured = () =>
  oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
    execute: [withoutTls],
  });

/** What a browser does: follows no redirect by itself here, and keeps the cookie it is given. */
async function browse(url: string, cookie = '', form?: Record<string, string>) {
  const answer = await fetch(url, {
    redirect: 'manual',
    headers: { cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  const [given] = answer.headers.get('set-cookie')?.split(';') ?? [];
  return { status: answer.status, to: answer.headers.get('location') ?? '', cookie: given ?? cookie, answer };
}

async function anAuthorization(more: Record<string, string> = {}) {
  const config = await configured();
  const verifier = oidc.randomPKCECodeVerifier();
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: 'openid email',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...{ state, nonce, ...more },
  });
  const take = (to: string) =>
    oidc.authorizationCodeGrant(config, new URL(to), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
    });
  return { config, url, take };
}

test('an app signs somebody in by code with PKCE, renews, and reads who it is', async () => {
  const { config, url, take } = await anAuthorization();
  const page = await browse(url.href);
  expect(await page.answer.text()).toContain('Who do you want to be?');
  const { to } = await browse(url.href, '', { user: 'ada' });
  const tokens = await take(to);
  expect(tokens.claims()).toMatchObject({ sub: 'ada', token_use: 'id', email: 'ada@agents.example' });
  expect(await oidc.fetchUserInfo(config, tokens.access_token, 'ada')).toMatchObject({ username: 'ada' });

  const renewed = await oidc.refreshTokenGrant(config, tokens.refresh_token!);
  expect(renewed.access_token).not.toBe(tokens.access_token);
  expect(renewed.refresh_token).toBeUndefined();
});

test('a browser that is known is not asked again, unless the app wants it', async () => {
  const first = await anAuthorization();
  const { cookie } = await browse(first.url.href, '', { user: 'grace' });
  const second = await anAuthorization();
  const tokens = await second.take((await browse(second.url.href, cookie)).to);
  expect(tokens.claims()?.sub).toBe('grace');
  const third = await anAuthorization({ prompt: 'login' });
  expect((await browse(third.url.href, cookie)).status).toBe(200);
});

test('the cloud may start anew between two visits', async () => {
  const first = await anAuthorization();
  const { to, cookie } = await browse(first.url.href, '', { user: 'ada' });
  const { refresh_token: token = '' } = await first.take(to);
  await makeIssuer();
  const second = await anAuthorization();
  expect((await second.take((await browse(second.url.href, cookie)).to)).claims()?.sub).toBe('ada');
  expect((await oidc.refreshTokenGrant(second.config, token)).access_token).toBeTruthy();
});

test('signing out ends it in the browser, and leads back to the app only', async () => {
  const { url } = await anAuthorization();
  const { cookie } = await browse(url.href, '', { user: 'ada' });
  const out = (to: string) => `${issuer}/logout?client_id=${clientId}&logout_uri=${encodeURIComponent(to)}`;
  const gone = await browse(out('https://app.example.com/'), cookie);
  expect([gone.status, gone.to, gone.cookie]).toEqual([302, 'https://app.example.com/', 'bayon-session=']);
  expect((await browse(out('https://evil.example/'), cookie)).status).toBe(400);
  const silent = await anAuthorization({ prompt: 'none' });
  expect((await browse(silent.url.href, gone.cookie)).to).toContain('error=login_required');
});

test('a code is good once, for who asked for it, for five minutes', async () => {
  const { url, take } = await anAuthorization();
  const { to } = await browse(url.href, '', { user: 'ada' });
  await take(to);
  await expect(take(to)).rejects.toMatchObject({ error: 'invalid_grant' });

  const [mine, other] = [await anAuthorization(), await anAuthorization()];
  const stolen = new URL((await browse(mine.url.href, '', { user: 'ada' })).to);
  stolen.searchParams.set('state', other.url.searchParams.get('state')!);
  await expect(other.take(stolen.href)).rejects.toMatchObject({ error: 'invalid_grant' });

  const late = await anAuthorization();
  const { to: old } = await browse(late.url.href, '', { user: 'ada' });
  time += 5 * 60_000 + 1;
  await expect(late.take(old)).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('a refresh token that was revoked gives nothing', async () => {
  const { config, url, take } = await anAuthorization();
  const { refresh_token: token = '' } = await take((await browse(url.href, '', { user: 'ada' })).to);
  await oidc.tokenRevocation(config, token);
  await expect(oidc.refreshTokenGrant(config, token)).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('no token of the pages’ own is an access token', async () => {
  const { config, url, take } = await anAuthorization();
  const tokens = await take((await browse(url.href, '', { user: 'ada' })).to);
  for (const other of [tokens.refresh_token!, tokens.id_token!])
    await expect(oidc.fetchUserInfo(config, other, 'ada')).rejects.toThrow();
});

test.each([
  ['a b', 'That is no name'],
  ['<script>alert(1)</script>', '&lt;script&gt;'],
  ['', 'That is no name'],
])('the name %j is refused at the field, and is still there', async (user, said) => {
  const { url } = await anAuthorization();
  const { status, answer } = await browse(url.href, '', { user });
  expect(status).toBe(400);
  const text = await answer.text();
  expect(text).toContain(said);
  expect(text).not.toContain('<script');
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test.each([
  ['an unknown app', { client_id: 'nobody' }],
  ['an address of somebody else', { redirect_uri: 'https://evil.example/signed-in' }],
  ['what is no address', { redirect_uri: 'javascript:alert(1)' }],
])('%s is told on a page, and sent nowhere', async (_, more) => {
  const { url } = await anAuthorization(more);
  const { status, to } = await browse(url.href);
  expect([status, to]).toEqual([400, '']);
});

test.each([
  ['unsupported_response_type', { response_type: 'token' }],
  ['invalid_scope', { scope: 'openid bayon/operate' }],
  ['invalid_request', { code_challenge: 'short' }],
  ['invalid_request', { code_challenge_method: 'plain' }],
  ['login_required', { prompt: 'none' }],
])('%s is sent back to the app, with its state', async (error, more) => {
  const { url } = await anAuthorization(more);
  const { to } = await browse(url.href);
  expect(new URL(to).searchParams.get('error')).toBe(error);
  expect(new URL(to).searchParams.get('state')).toBe(url.searchParams.get('state'));
});

test.each([
  ['unsupported_grant_type', { client_id: 'mine', grant_type: 'password' }],
  ['invalid_client', { client_id: 'nobody', grant_type: 'refresh_token' }],
  ['invalid_grant', { client_id: 'mine', grant_type: 'refresh_token', refresh_token: 'x' }],
])('the token endpoint says %s', async (error, form) => {
  const body = new URLSearchParams({
    ...form,
    client_id: form.client_id === 'mine' ? clientId : form.client_id,
  });
  const answer = await fetch(`${issuer}/oauth2/token`, { method: 'POST', body });
  expect([answer.status, await answer.json()]).toMatchObject([400, { error }]);
});

test('a page of another origin can neither post the form nor read a token', async () => {
  const { url } = await anAuthorization();
  const origin = { origin: 'https://evil.example' };
  const posted = await fetch(url, {
    method: 'POST',
    headers: origin,
    body: new URLSearchParams({ user: 'ada' }),
  });
  expect(posted.status).toBe(403);
});
