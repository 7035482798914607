import { createHash } from 'node:crypto';
import type { AwsResponse, LocalRequest } from '../../ports.ts';
import type { KnownClient } from './authorization-request.ts';
import type { Codes, Grant } from './codes.ts';
import { formOf, isForm, json, refusal, repeatedIn } from './messages.ts';
import type { Tokens } from './tokens.ts';

/** For whom, which app and what an access token is. */
export type AccessGrant = Pick<Grant, 'user' | 'clientId' | 'scope' | 'authTime'>;

export interface TokenEndpointOptions {
  readonly clients: readonly KnownClient[];
  readonly codes: Codes;
  readonly tokens: Tokens;
  /** Ids of refresh tokens that were taken back. */
  readonly revoked: Set<string>;
  readonly accessToken: (grant: AccessGrant) => Promise<string>;
}

/** What each grant must come with. */
const needed = {
  authorization_code: ['code', 'redirect_uri', 'code_verifier'],
  refresh_token: ['refresh_token'],
} as const;

const isGrantType = (text: string): text is keyof typeof needed => Object.hasOwn(needed, text);

/** Whether who takes the code is who asked for it (RFC 7636 4.6). */
const isProven = (verifier: string, { codeChallenge }: Grant): boolean =>
  createHash('sha256').update(verifier).digest('base64url') === codeChallenge;

/** `POST /oauth2/token`: a code or a refresh token for tokens. */
export function createTokenEndpoint({ clients, codes, tokens, revoked, accessToken }: TokenEndpointOptions) {
  /** Without the scope `openid` there is no id token, as in Cognito. */
  const tokensFor = async (grant: AccessGrant, nonce?: string): Promise<object> => ({
    ...(grant.scope.split(' ').includes('openid') && {
      id_token: await tokens.idToken(grant.user, grant.clientId, grant.authTime, nonce),
    }),
    access_token: await accessToken(grant),
    expires_in: 3_600,
    token_type: 'Bearer',
  });

  async function byCode(form: URLSearchParams): Promise<AwsResponse> {
    const taken = codes.take(form.get('code') ?? '');
    if (taken.is === 'used') {
      // Who of the two is the thief is not known, so neither keeps what came of it (RFC 6749 4.1.2).
      revoked.add(taken.refreshId);
      return refusal('invalid_grant', 'The code was used before.');
    }
    if (taken.is === 'unknown') return refusal('invalid_grant', 'The code is unknown or too old.');
    const { grant, refreshId: id } = taken;
    if (grant.clientId !== form.get('client_id'))
      return refusal('invalid_grant', 'The code is of another app.');
    if (grant.redirectUri !== form.get('redirect_uri'))
      return refusal('invalid_grant', 'redirect_uri is not the one that the code was asked with.');
    if (!isProven(form.get('code_verifier') ?? '', grant))
      return refusal('invalid_grant', 'code_verifier is not what code_challenge was made of.');
    const { user, clientId, scope, authTime, nonce } = grant;
    return json(200, {
      ...(await tokensFor(grant, nonce)),
      refresh_token: await tokens.own('refresh', { user, clientId, scope, authTime, id }),
    });
  }

  async function byRefreshToken(form: URLSearchParams): Promise<AwsResponse> {
    const token = await tokens.read('refresh', form.get('refresh_token') ?? '');
    if (!token || token.clientId !== form.get('client_id') || revoked.has(token.id))
      return refusal('invalid_grant', 'The refresh token is unknown, has ended or was revoked.');
    return json(200, await tokensFor(token));
  }

  return async (request: LocalRequest): Promise<AwsResponse> => {
    if (!isForm(request))
      return refusal('invalid_request', 'The content type must be application/x-www-form-urlencoded.');
    const form = formOf(request);
    const repeated = repeatedIn(form);
    if (repeated !== undefined) return refusal('invalid_request', `${repeated} is there more than once.`);
    if (!clients.some(({ clientId }) => clientId === form.get('client_id')))
      return refusal('invalid_client', 'client_id names no app of this user pool.');
    const grantType = form.get('grant_type');
    if (grantType === null) return refusal('invalid_request', 'grant_type is missing.');
    if (!isGrantType(grantType))
      return refusal('unsupported_grant_type', 'grant_type must be authorization_code or refresh_token.');
    const missing = needed[grantType].find((name) => !form.get(name));
    if (missing !== undefined) return refusal('invalid_request', `${missing} is missing.`);
    return grantType === 'authorization_code' ? byCode(form) : byRefreshToken(form);
  };
}
