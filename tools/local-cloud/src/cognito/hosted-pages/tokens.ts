import { randomUUID } from 'node:crypto';
import { errors, importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { SigningKey } from '../signing-key.ts';

const HOUR_SECONDS = 3_600;
/** As the platform's client has it. */
const REFRESH_SECONDS = 30 * 24 * HOUR_SECONDS;

/** For whom a token of the pages' own is: no API takes one of these for an access token. */
export type OwnAudience = 'session' | 'refresh';

export interface OwnToken {
  readonly user: string;
  readonly clientId: string;
  readonly scope: string;
  readonly authTime: number;
  readonly id: string;
}

/** Signs and reads the tokens beside the access token. `issuer` is the pool's URL. */
export function createTokens(key: SigningKey, issuer: string, now: () => number) {
  const sign = (claims: JWTPayload, user: string, lifetime: number): Promise<string> => {
    const issuedAt = Math.floor(now() / 1_000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: key.publicJwk.kid })
      .setSubject(user)
      .setIssuer(issuer)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetime)
      .setJti(randomUUID())
      .sign(key.privateKey);
  };
  return {
    /** Who signed in, for the app itself. */
    idToken: (user: string, clientId: string, authTime: number, nonce: string | undefined) =>
      sign(
        {
          aud: clientId,
          token_use: 'id',
          auth_time: authTime,
          'cognito:username': user,
          email: emailOf(user),
          email_verified: true,
          ...(nonce !== undefined && { nonce }),
        },
        user,
        HOUR_SECONDS,
      ),

    own: (audience: OwnAudience, token: Omit<OwnToken, 'id'>) =>
      sign(
        { aud: audience, for: token.clientId, scope: token.scope, auth_time: token.authTime },
        token.user,
        audience === 'session' ? HOUR_SECONDS : REFRESH_SECONDS,
      ),

    /** @returns what a token of the pages' own says; undefined for one that is none, or has ended */
    async read(audience: OwnAudience, token: string): Promise<OwnToken | undefined> {
      try {
        const { payload } = await jwtVerify(token, await importJWK(key.publicJwk, 'RS256'), {
          ...{ issuer, audience, currentDate: new Date(now()) },
        });
        const { sub = '', for: clientId, scope, auth_time: authTime, jti = '' } = payload;
        return {
          user: sub,
          clientId: String(clientId),
          scope: String(scope),
          authTime: Number(authTime),
          id: jti,
        };
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}

export type Tokens = ReturnType<typeof createTokens>;

/** Where a person of the local user pool would get mail. */
export const emailOf = (user: string): string =>
  user.includes('@') ? user : `${user.replaceAll(':', '.')}@agents.example`;
