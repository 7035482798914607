import { createHash } from 'node:crypto';
import type { AwsResponse } from '../../ports.ts';
import type { KnownClient } from './authorization-request.ts';
import type { createCodes, Grant } from './codes.ts';
import type { Tokens } from './tokens.ts';

export interface TokenEndpointOptions {
  readonly clients: readonly KnownClient[];
  readonly codes: ReturnType<typeof createCodes>;
  readonly tokens: Tokens;
  /** Ids of refresh tokens that were taken back. */
  readonly revoked: Set<string>;
  readonly accessToken: (user: string, scope: string) => Promise<string>;
}

const answer = (status: number, body: object): AwsResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

/** An error as RFC 6749 5.2 has it. */
export const refusal = (error: string, description: string): AwsResponse =>
  answer(400, { error, error_description: description });

/** Whether who takes the code is who asked for it (RFC 7636 4.6). */
const isProven = (verifier: string | null, { codeChallenge }: Grant): boolean =>
  verifier !== null && createHash('sha256').update(verifier).digest('base64url') === codeChallenge;

/** `POST /oauth2/token`: a code or a refresh token for tokens. */
export function createTokenEndpoint({ clients, codes, tokens, revoked, accessToken }: TokenEndpointOptions) {
  async function byCode(form: URLSearchParams): Promise<AwsResponse> {
    const grant = codes.take(form.get('code') ?? '');
    const isOurs =
      grant !== undefined &&
      grant.clientId === form.get('client_id') &&
      grant.redirectUri === form.get('redirect_uri') &&
      isProven(form.get('code_verifier'), grant);
    if (!isOurs)
      return refusal('invalid_grant', 'The code is unknown, used, too old, or of another request.');
    const { user, clientId, scope, authTime, nonce } = grant;
    return answer(200, {
      id_token: await tokens.idToken(user, clientId, authTime, nonce),
      access_token: await accessToken(user, scope),
      refresh_token: await tokens.own('refresh', { user, clientId, scope, authTime }),
      expires_in: 3_600,
      token_type: 'Bearer',
    });
  }

  async function byRefreshToken(form: URLSearchParams): Promise<AwsResponse> {
    const token = await tokens.read('refresh', form.get('refresh_token') ?? '');
    if (!token || token.clientId !== form.get('client_id') || revoked.has(token.id))
      return refusal('invalid_grant', 'The refresh token is unknown, has ended or was revoked.');
    const { user, clientId, scope, authTime } = token;
    return answer(200, {
      id_token: await tokens.idToken(user, clientId, authTime, undefined),
      access_token: await accessToken(user, scope),
      expires_in: 3_600,
      token_type: 'Bearer',
    });
  }

  return async (form: URLSearchParams): Promise<AwsResponse> => {
    if (!clients.some(({ clientId }) => clientId === form.get('client_id')))
      return refusal('invalid_client', 'client_id names no app of this user pool.');
    if (form.get('grant_type') === 'authorization_code') return byCode(form);
    if (form.get('grant_type') === 'refresh_token') return byRefreshToken(form);
    return refusal('unsupported_grant_type', 'grant_type must be authorization_code or refresh_token.');
  };
}
