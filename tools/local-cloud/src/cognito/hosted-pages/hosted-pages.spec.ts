import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiGateway, createApiGateway } from '../../apigateway/index.ts';
import { createJwtVerifier } from '../../apigateway/http/jwt-authorizer.ts';
import type { LocalAccount, Resource } from '../../ports.ts';
import { createTokenIssuer, resourceTypes, type TokenIssuer } from '../index.ts';

/** Signs in as an app does, with a client library that others wrote, against the issuer's real HTTP. */

const nothing = (): void => undefined;
const log = { info: nothing, warn: nothing, error: nothing, functionLine: nothing };
const callback = 'http://localhost:4173/signed-in';

let gateway: ApiGateway;
let dataDir: string;
let issuer: string;
let clientId: string;
let otherClientId: string;
let time = Date.now();
let startIssuer: () => Promise<TokenIssuer>;
let makeIssuer: () => Promise<void>;
let routes: TokenIssuer['routes'];

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
  const other = aResource(accountAt(port), 'UserPoolClient', 'OtherClient', { UserPoolId: pool.ref });
  [issuer, clientId, otherClientId] = [pool.attributes['ProviderURL']!, client.ref, other.ref];
  startIssuer = () => createTokenIssuer({ resources: [pool, client, other], dataDir, now: () => time });
  makeIssuer = async () => {
    ({ routes } = await startIssuer());
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

const configured = (app = clientId) =>
  oidc.discovery(new URL(issuer), app, undefined, oidc.None(), {
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

async function anAuthorization(more: Record<string, string> = {}, app = clientId) {
  const config = await configured(app);
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
  ['an address with a fragment', { redirect_uri: `${callback}#x` }],
  ['an address that only begins like one', { redirect_uri: 'https://app.example.com/signed-in/x' }],
  ['an address with a name before it', { redirect_uri: 'http://localhost@evil.example/' }],
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
  ['invalid_request', { prompt: 'none login' }],
])('%s is sent back to the app, with its state', async (error, more) => {
  const { url } = await anAuthorization(more);
  const { to } = await browse(url.href);
  expect(new URL(to).searchParams.get('error')).toBe(error);
  expect(new URL(to).searchParams.get('error_description')).toMatch(/\.$/);
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

const post = (path: string, form: Record<string, string> | [string, string][], headers = {}) =>
  fetch(`${issuer}${path}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form), headers });

/** Signs ada in, up to the code, which is still to be taken. */
async function aCode(more: Record<string, string> = {}, app = clientId) {
  const verifier = oidc.randomPKCECodeVerifier();
  const code_challenge = await oidc.calculatePKCECodeChallenge(verifier);
  const { url, config } = await anAuthorization({ ...more, code_challenge }, app);
  const { to } = await browse(url.href, '', { user: 'ada' });
  const code = new URL(to).searchParams.get('code')!;
  const form = { client_id: app, redirect_uri: callback, code, code_verifier: verifier };
  return { config, form: { grant_type: 'authorization_code', ...form } };
}

/** Signs ada in, with whatever tokens the app gets. */
async function someTokens(more: Record<string, string> = {}, app = clientId) {
  const { config, form } = await aCode(more, app);
  const answer = await post('/oauth2/token', form);
  return { config, form, tokens: (await answer.json()) as Record<string, string> };
}

test('who comes with a code again takes back what came of it', async () => {
  const { config, form, tokens } = await someTokens();
  expect((await oidc.refreshTokenGrant(config, tokens['refresh_token']!)).access_token).toBeTruthy();
  expect(await (await post('/oauth2/token', form)).json()).toMatchObject({ error: 'invalid_grant' });
  await expect(oidc.refreshTokenGrant(config, tokens['refresh_token']!)).rejects.toMatchObject({
    error: 'invalid_grant',
  });
});

test('two who come with a code at once have one answer between them, and nothing to renew', async () => {
  const { config, form } = await aCode();
  const answers = await Promise.all([post('/oauth2/token', form), post('/oauth2/token', form)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  const won = (await answers.find(({ status }) => status === 200)!.json()) as Record<string, string>;
  await expect(oidc.refreshTokenGrant(config, won['refresh_token']!)).rejects.toMatchObject({
    error: 'invalid_grant',
  });
});

test.each([
  ['client_id', () => otherClientId],
  ['redirect_uri', () => 'http://localhost:4173/other'],
  ['code_verifier', () => oidc.randomPKCECodeVerifier()],
])('a code is bound to its %s', async (name, other) => {
  const { form } = await aCode();
  const answer = await post('/oauth2/token', { ...form, [name]: other() });
  expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
});

test.each(['grant_type', 'code', 'redirect_uri', 'code_verifier'])(
  'a request for tokens without %s is told so, and the code is still good',
  async (name) => {
    const { form } = await aCode();
    const rest = Object.entries(form).filter(([key]) => key !== name);
    const answer = await post('/oauth2/token', rest);
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: 'invalid_request', error_description: `${name} is missing.` },
    ]);
    expect((await post('/oauth2/token', form)).status).toBe(200);
  },
);

test('a request for tokens that says something twice, or is no form, is refused', async () => {
  const { form } = await aCode();
  const twice = await post('/oauth2/token', [...Object.entries(form), ['code', 'x']]);
  expect([twice.status, await twice.json()]).toMatchObject([400, { error: 'invalid_request' }]);
  const noForm = await fetch(`${issuer}/oauth2/token`, { method: 'POST', body: JSON.stringify(form) });
  expect([noForm.status, await noForm.json()]).toMatchObject([400, { error: 'invalid_request' }]);
});

test('a token says for which app it is, when its user signed in, and what was granted', async () => {
  const { config, form, tokens } = await someTokens({ scope: ' openid  email' }, otherClientId);
  const claims = decodeJwt(tokens['access_token']!);
  expect(claims).toMatchObject({ client_id: otherClientId, token_use: 'access', scope: 'openid email' });
  expect(claims).not.toHaveProperty('aud');
  time += 60_000;
  const renewed = await oidc.refreshTokenGrant(config, tokens['refresh_token']!);
  expect(decodeJwt(renewed.access_token)).toMatchObject({
    client_id: otherClientId,
    auth_time: claims['auth_time'],
    iat: claims.iat! + 60,
  });
  const renewal = { grant_type: 'refresh_token', refresh_token: tokens['refresh_token']! };
  const stolen = await post('/oauth2/token', { ...renewal, client_id: clientId });
  expect([form.client_id, await stolen.json()]).toMatchObject([otherClientId, { error: 'invalid_grant' }]);
});

test('without the scope openid there is no id token, and nothing to read', async () => {
  const { config, tokens } = await someTokens({ scope: 'email' });
  expect(tokens).not.toHaveProperty('id_token');
  await expect(oidc.fetchUserInfo(config, tokens['access_token']!, 'ada')).rejects.toMatchObject({
    status: 401,
  });
});

test('an API takes the app’s access and id tokens, as it does Cognito’s, and no refresh token or session', async () => {
  const { tokens } = await someTokens();
  const { url } = await anAuthorization();
  const session = (await browse(url.href, '', { user: 'ada' })).cookie.split('=')[1]!;
  const localKeys = (await startIssuer()).jwksFor;
  const verifier = createJwtVerifier({ localKeys, now: () => time, log });
  const authorizer = { issuer, audience: [clientId], identitySource: '$request.header.Authorization' };
  const statusOf = async (token: string | undefined) => (await verifier.verify(token, authorizer, [])).status;
  expect(await statusOf(tokens['access_token'])).toBe(200);
  expect(await statusOf(tokens['id_token'])).toBe(200);
  expect(await statusOf(tokens['refresh_token'])).toBe(401);
  expect(await statusOf(session)).toBe(401);
  expect(decodeJwt(tokens['refresh_token']!)['token_use']).toBe('refresh');
});

test('the field holds whom the app thinks it is', async () => {
  const { url } = await anAuthorization({ login_hint: 'linh"tran' });
  const { status, answer } = await browse(url.href);
  expect([status, await answer.text()]).toEqual([200, expect.stringContaining('value="linh&quot;tran"')]);
});

test('the page may be neither framed, kept nor scripted, and leads to the app alone', async () => {
  const { url } = await anAuthorization();
  const { answer } = await browse(url.href);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const policy = answer.headers.get('content-security-policy')!.split('; ');
  expect(policy).toEqual([
    "default-src 'none'",
    expect.stringMatching(/^style-src 'sha256-[\w+/]{43}='$/),
    "form-action 'self' http://localhost:4173",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]);
  const [, style = ''] = /<style>([^]*)<\/style>/.exec(await answer.text()) ?? [];
  expect(policy[1]).toContain(createHash('sha256').update(style).digest('base64'));
});

test('the cookie is the pool’s, for an hour, and out of reach of scripts', async () => {
  const { url } = await anAuthorization();
  const { answer, cookie } = await browse(url.href, '', { user: 'ada' });
  expect(answer.headers.get('set-cookie')?.split('; ').slice(1)).toEqual([
    `Path=${new URL(issuer).pathname}`,
    'Max-Age=3600',
    'HttpOnly',
    'SameSite=Lax',
  ]);
  const later = await anAuthorization();
  time += 3_600_001;
  expect((await browse(later.url.href, cookie)).status).toBe(200);
});

test('a session that was signed out of is none, even where its cookie was kept', async () => {
  const { url } = await anAuthorization();
  const { cookie } = await browse(url.href, '', { user: 'ada' });
  await browse(`${issuer}/logout?client_id=${clientId}&logout_uri=https://app.example.com/`, cookie);
  const silent = await anAuthorization({ prompt: 'none' });
  expect((await browse(silent.url.href, cookie)).to).toContain('error=login_required');
});

test('an app that speaks OpenID Connect signs out with the id token, even one that has ended', async () => {
  const { config, tokens } = await someTokens();
  time += 3_600_001;
  const to = 'https://app.example.com/';
  const out = oidc.buildEndSessionUrl(config, {
    post_logout_redirect_uri: to,
    id_token_hint: tokens['id_token']!,
    state: 's',
  });
  out.searchParams.delete('client_id');
  expect(await browse(out.href)).toMatchObject({ status: 302, to: `${to}?state=s` });
  out.searchParams.set('client_id', otherClientId);
  expect((await browse(out.href)).status).toBe(400);
});

test.each([
  ['no app', { logout_uri: 'https://app.example.com/' }],
  ['no address', { client_id: 'mine' }],
  ['an address of somebody else', { client_id: 'mine', post_logout_redirect_uri: 'https://evil.example/' }],
  ['a callback address', { client_id: 'mine', logout_uri: 'https://app.example.com/signed-in' }],
  ['a hint that is none', { client_id: 'mine', id_token_hint: 'x', logout_uri: 'https://app.example.com/' }],
])('signing out with %s is told on a page', async (_, query) => {
  const given = Object.entries(query).map(([name, value]): [string, string] => [
    name,
    value === 'mine' ? clientId : value,
  ]);
  const { status, to } = await browse(`${issuer}/logout?${new URLSearchParams(given).toString()}`);
  expect([status, to]).toEqual([400, '']);
});

test('only the app that has a refresh token takes it back, and only a refresh token', async () => {
  const { config, tokens } = await someTokens();
  const revoked = async (form: Record<string, string>) => {
    const answer = await post('/oauth2/revoke', form);
    return { status: answer.status, ...((await answer.json()) as { error?: string }) };
  };
  const token = tokens['refresh_token']!;
  const bad = { status: 400 };
  expect(await revoked({ token })).toMatchObject({ ...bad, error: 'invalid_client' });
  expect(await revoked({ client_id: clientId })).toMatchObject({ ...bad, error: 'invalid_request' });
  const stranger = { token, client_id: otherClientId };
  expect(await revoked(stranger)).toMatchObject({ ...bad, error: 'invalid_grant' });
  const access = { token: tokens['access_token']!, client_id: clientId };
  expect(await revoked(access)).toMatchObject({ ...bad, error: 'unsupported_token_type' });
  expect(await revoked({ token: 'x', client_id: clientId })).toEqual({ status: 200 });
  expect((await oidc.refreshTokenGrant(config, token)).access_token).toBeTruthy();
});

test.each(['https://evil.example', 'null', 'http://localhost:1'])(
  'a page of the origin %s cannot post the form',
  async (origin) => {
    const { url } = await anAuthorization();
    const body = new URLSearchParams({ user: 'ada' });
    const posted = await fetch(url, { method: 'POST', redirect: 'manual', headers: { origin }, body });
    expect([posted.status, posted.headers.get('set-cookie')]).toEqual([403, null]);
  },
);

test('the page itself can post the form', async () => {
  const { url } = await anAuthorization();
  const { origin } = new URL(issuer);
  const body = new URLSearchParams({ user: 'ada' });
  const posted = await fetch(url, { method: 'POST', redirect: 'manual', headers: { origin }, body });
  expect(posted.status).toBe(302);
});

test('pages of this machine read tokens; others learn nothing but what is public', async () => {
  const answered = async (path: string, method: string, origin: string) => {
    const answer = await fetch(`${issuer}${path}`, { method, headers: { origin } });
    return [answer.status, answer.headers.get('access-control-allow-origin')];
  };
  const [ours, others] = ['http://localhost:4173', 'https://evil.example'];
  for (const path of ['/oauth2/token', '/oauth2/revoke', '/oauth2/userInfo']) {
    expect(await answered(path, 'OPTIONS', ours)).toEqual([204, ours]);
    expect(await answered(path, 'POST', ours)).toEqual([path.endsWith('userInfo') ? 401 : 400, ours]);
    expect(await answered(path, 'OPTIONS', others)).toEqual([403, null]);
    expect(await answered(path, 'POST', others)).toEqual([403, null]);
  }
  for (const document of ['openid-configuration', 'jwks.json'])
    expect(await answered(`/.well-known/${document}`, 'GET', others)).toEqual([200, '*']);
});

test('another machine is told nothing', async () => {
  const { url } = await anAuthorization();
  const request = { method: 'GET', url: url.pathname + url.search, headers: { host: url.host } };
  const from = (remoteAddress: string) => routes({ ...request, body: Buffer.from(''), remoteAddress });
  expect((await from('192.168.1.5'))?.status).toBe(403);
  expect((await from('127.0.0.1'))?.status).toBe(200);
});
