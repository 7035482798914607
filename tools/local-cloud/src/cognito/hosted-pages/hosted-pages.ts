import type { AwsResponse, LocalRequest } from '../../ports.ts';
import type { SigningKey } from '../signing-key.ts';
import type { KnownClient } from './authorization-request.ts';
import { createAuthorize } from './authorize.ts';
import { createCodes } from './codes.ts';
import { createLogout } from './logout.ts';
import { createRevoke } from './revoke.ts';
import { createSessions } from './session.ts';
import { type AccessGrant, createTokenEndpoint } from './token-endpoint.ts';
import { createTokens } from './tokens.ts';
import { createUserInfo } from './user-info.ts';

export interface HostedPagesOptions {
  /** The pool's URL. */
  readonly issuer: string;
  readonly key: SigningKey;
  readonly clients: readonly KnownClient[];
  readonly accessToken: (grant: AccessGrant) => Promise<string>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Answers the paths of a pool below its URL, `/oauth2/authorize`; undefined for what is no page of it. */
export type HostedPages = (path: string, request: LocalRequest) => Promise<AwsResponse | undefined>;

/**
 * What Cognito's hosted pages are to an app: signing in by authorization code with PKCE, tokens, and signing out. In
 * the place of a password stands the question who somebody wants to be.
 */
export function createHostedPages({
  issuer,
  key,
  clients,
  accessToken,
  now,
}: HostedPagesOptions): HostedPages {
  const codes = createCodes(now);
  const tokens = createTokens(key, issuer, now);
  // Ids of refresh tokens and sessions. In memory: what signs them knows of no end but their own.
  const revoked = new Set<string>();
  const sessions = createSessions(issuer, tokens, revoked);
  const authorize = createAuthorize({ clients, codes, sessions, now });
  const userInfo = createUserInfo(tokens);
  const pages = new Map<string, (request: LocalRequest) => Promise<AwsResponse>>([
    ['GET /oauth2/authorize', authorize],
    ['POST /oauth2/authorize', authorize],
    ['POST /oauth2/token', createTokenEndpoint({ clients, codes, tokens, revoked, accessToken })],
    ['POST /oauth2/revoke', createRevoke({ clients, tokens, revoked })],
    ['GET /oauth2/userInfo', userInfo],
    ['POST /oauth2/userInfo', userInfo],
    ['GET /logout', createLogout({ clients, sessions, tokens })],
  ]);
  return async (path, request) => pages.get(`${request.method} ${path}`)?.(request);
}
