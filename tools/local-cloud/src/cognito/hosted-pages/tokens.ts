import { randomUUID } from 'node:crypto';
import { errors, importJWK, type JWTPayload, jwtVerify, type JWTVerifyOptions, SignJWT } from 'jose';
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
  const sign = (
    claims: JWTPayload,
    user: string,
    lifetime: number,
    id: string = randomUUID(),
  ): Promise<string> => {
    const issuedAt = Math.floor(now() / 1_000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: key.publicJwk.kid })
      .setSubject(user)
      .setIssuer(issuer)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetime)
      .setJti(id)
      .sign(key.privateKey);
  };

  /** @returns the claims of a token of this pool; undefined for what is none, or has ended */
  const verified = async (token: string, options: JWTVerifyOptions = {}): Promise<JWTPayload | undefined> => {
    try {
      const { payload } = await jwtVerify(token, await importJWK(key.publicJwk, 'RS256'), {
        ...{ issuer, currentDate: new Date(now()), ...options },
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
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

    /** `id` is chosen where it must be known before. */
    own: (audience: OwnAudience, token: Omit<OwnToken, 'id'> & Partial<Pick<OwnToken, 'id'>>) =>
      sign(
        {
          aud: audience,
          token_use: audience,
          for: token.clientId,
          scope: token.scope,
          auth_time: token.authTime,
        },
        token.user,
        audience === 'session' ? HOUR_SECONDS : REFRESH_SECONDS,
        token.id,
      ),

    /** @returns what a token of the pages' own says; undefined for one that is none, or has ended */
    async read(audience: OwnAudience, token: string): Promise<OwnToken | undefined> {
      const payload = await verified(token, { audience });
      if (!payload) return undefined;
      const { sub = '', for: clientId, scope, auth_time: authTime, jti: id = '' } = payload;
      return {
        user: sub,
        clientId: String(clientId),
        scope: String(scope),
        authTime: Number(authTime),
        id,
      };
    },

    /** @returns whose an access token is, and for what; undefined for one that is none, or has ended */
    async readAccess(
      token: string,
    ): Promise<{ readonly user: string; readonly scopes: readonly string[] } | undefined> {
      const payload = await verified(token);
      if (payload?.token_use !== 'access') return undefined;
      return { user: payload.sub ?? '', scopes: String(payload.scope).split(' ') };
    },

    /** @returns for which app an id token is or was: signing out comes after it has ended, too */
    async clientOfIdToken(token: string): Promise<string | undefined> {
      const payload = await verified(token, { currentDate: new Date(0) });
      return payload?.token_use === 'id' && typeof payload.aud === 'string' ? payload.aud : undefined;
    },
  };
}

export type Tokens = ReturnType<typeof createTokens>;

/** Where a person of the local user pool would get mail. */
export const emailOf = (user: string): string =>
  user.includes('@') ? user : `${user.replaceAll(':', '.')}@agents.example`;
