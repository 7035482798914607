import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { useIssuer } from '../../test/issuer.ts';
import { createAuthorizer, Unauthorized } from './authorize.ts';
import { createVerifier } from './verifier.ts';

const methodArn = 'arn:aws:execute-api:us-east-1:000000000000:api/local/$connect';
const issuer = useIssuer();
const { client, aToken, others } = issuer;

let authorize: ReturnType<typeof createAuthorizer>;
beforeEach(() => {
  authorize = createAuthorizer(createVerifier(issuer.url, client));
});

const bySubprotocol = (token: string, name = 'Sec-WebSocket-Protocol') => ({
  headers: { Host: 'x', [name]: `bayon.v1, bearer.${token}` },
  queryStringParameters: {},
  methodArn,
});
const byQuery = (query: Record<string, string>) => ({ headers: {}, queryStringParameters: query, methodArn });
const effectOf = (answer: Awaited<ReturnType<typeof authorize>>) =>
  (answer.policyDocument.Statement[0] as { readonly Effect: string }).Effect;

describe('the authorizer', () => {
  it('lets the token’s subject connect, to this API’s $connect only', async () => {
    const token = await aToken();
    expect(await authorize(bySubprotocol(token))).toEqual({
      principalId: 'ada',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: methodArn }],
      },
      context: { userId: 'ada', protocol: 'v1', tokenEndsAt: String(decodeJwt(token).exp) },
    });
  });

  it('takes the token from the query of a simple client', async () => {
    const answer = await authorize(byQuery({ token: await aToken(), userId: 'ada' }));
    expect(answer.context).toMatchObject({ userId: 'ada', protocol: 'simple' });
    expect(effectOf(answer)).toBe('Allow');
  });

  it('reads the header in whatever case the client wrote it', async () => {
    expect(effectOf(await authorize(bySubprotocol(await aToken(), 'SEC-websocket-protocol')))).toBe('Allow');
  });

  it('takes an id token of the same client', async () => {
    const token = await aToken({ token_use: 'id', aud: client, client_id: undefined });
    expect(effectOf(await authorize(byQuery({ token })))).toBe('Allow');
  });

  it('refuses a query that names another user', async () => {
    expect(effectOf(await authorize(byQuery({ token: await aToken(), userId: 'grace' })))).toBe('Deny');
  });

  it.each<[string, () => Promise<Record<string, string>>]>([
    ['no token', () => Promise.resolve({ userId: 'ada' })],
    ['an empty token', () => Promise.resolve({ token: '' })],
    ['what is no token', () => Promise.resolve({ token: 'not.a.token' })],
    ['an expired token', async () => ({ token: await aToken({}, { expires: '-1s' }) })],
    ['a token without an end', async () => ({ token: await aToken({}, { expires: undefined }) })],
    ['another key', async () => ({ token: await aToken({}, { key: others.privateKey }) })],
    ['an unknown key id', async () => ({ token: await aToken({}, { kid: 'k2' }) })],
    ['another issuer', async () => ({ token: await aToken({ iss: 'http://elsewhere' }) })],
    ['another client’s access token', async () => ({ token: await aToken({ client_id: 'other' }) })],
    ['another client’s id token', async () => ({ token: await aToken({ token_use: 'id', aud: 'other' }) })],
    [
      'an id token for a list',
      async () => ({ token: await aToken({ token_use: 'id', aud: [client, 'other'] }) }),
    ],
    ['a token of no known use', async () => ({ token: await aToken({ token_use: 'refresh' }) })],
    ['a token without a use', async () => ({ token: await aToken({ token_use: undefined }) })],
  ])('answers 401 to %s', async (_, query) => {
    const refused = authorize(byQuery(await query()));
    await expect(refused).rejects.toThrow(Unauthorized);
    // API Gateway compares the message.
    await expect(refused).rejects.toThrow(/^Unauthorized$/);
  });

  it('answers 401 to an unsigned token', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      sub: 'ada',
      iss: issuer.url,
      client_id: client,
      token_use: 'access',
      exp: 4_000_000_000,
    };
    const token = `${part({ alg: 'none', kid: 'k1' })}.${part(claims)}.`;
    await expect(authorize(byQuery({ token }))).rejects.toThrow(Unauthorized);
  });

  it('fetches the keys once', async () => {
    for (let time = 0; time < 3; time += 1) await authorize(byQuery({ token: await aToken() }));
    expect(issuer.fetched).toBe(1);
  });

  it('does not call a token bad when the issuer does not answer, and takes it when it does', async () => {
    issuer.isDown = true;
    const token = await aToken();
    await expect(authorize(byQuery({ token }))).rejects.toThrow(/jwks/);
    issuer.isDown = false;
    expect(effectOf(await authorize(byQuery({ token })))).toBe('Allow');
  });
});
