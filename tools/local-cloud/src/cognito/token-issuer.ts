import { randomUUID } from 'node:crypto';
import { SignJWT, type JSONWebKeySet } from 'jose';
import type { LocalRoutes, Resource } from '../ports.ts';
import { clientsOf } from './clients.ts';
import { createHostedPages } from './hosted-pages/hosted-pages.ts';
import { issuerRoutes } from './issuer-routes.ts';
import { loadSigningKey } from './signing-key.ts';
import { TokenRefused, type TokenRequest } from './token-request.ts';
import { isUserId, USER_ID_RULE } from './user-id.ts';

export interface TokenIssuer {
  /** Discovery, keys and hosted pages under `/_local/oidc/<poolId>/`, and `POST /_local/token`. */
  readonly routes: LocalRoutes;
  /** Signs an access token of the (first) user pool. @throws TokenRefused */
  readonly issue: (request: TokenRequest) => Promise<string>;
  /** The public keys of a local issuer, `undefined` for any other. */
  readonly jwksFor: (issuer: string) => JSONWebKeySet | undefined;
}

const SIGNED_IN_SCOPE = 'aws.cognito.signin.user.admin';
const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/** The development stand-in for the platform's user pool: whoever asks is given a token for any user. */
export async function createTokenIssuer(options: {
  readonly resources: readonly Resource[];
  readonly dataDir: string;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}): Promise<TokenIssuer> {
  const { resources, dataDir, now = Date.now } = options;
  const key = await loadSigningKey(dataDir);
  const jwks: JSONWebKeySet = { keys: [key.publicJwk] };
  const pools = resources.filter(({ type }) => type === 'AWS::Cognito::UserPool');
  const issuers = new Map(pools.map(({ ref, attributes }) => [ref, attributes.ProviderURL ?? '']));
  const [pool] = pools;
  const client = resources.find(
    ({ type, properties }) => type === 'AWS::Cognito::UserPoolClient' && properties.UserPoolId === pool?.ref,
  );

  /** `issuer` is the pool's URL, `expiresIn` in seconds, `authTime` in epoch seconds: now, if not given. */
  const accessToken = (token: {
    readonly issuer: string;
    readonly clientId: string;
    readonly user: string;
    readonly scope: string;
    readonly expiresIn: number;
    readonly authTime?: number;
  }): Promise<string> => {
    const { clientId, user, scope } = token;
    const issuedAt = Math.floor(now() / 1000);
    const authTime = token.authTime ?? issuedAt;
    const claims = { client_id: clientId, token_use: 'access', scope, username: user, auth_time: authTime };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: key.publicJwk.kid })
      .setSubject(user)
      .setIssuer(token.issuer)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + token.expiresIn)
      .setJti(randomUUID())
      .sign(key.privateKey);
  };

  const issue = async ({
    user,
    scope = SIGNED_IN_SCOPE,
    expiresIn = HOUR_SECONDS,
  }: TokenRequest): Promise<string> => {
    if (!pool || !client) throw new TokenRefused('no user pool with a client is deployed');
    if (!isUserId(user)) throw new TokenRefused(USER_ID_RULE);
    if (!Number.isInteger(expiresIn) || expiresIn < 1 || expiresIn > DAY_SECONDS) {
      throw new TokenRefused(`expiresIn is 1 to ${DAY_SECONDS} seconds`);
    }
    const issuer = issuers.get(pool.ref) ?? '';
    return accessToken({ issuer, clientId: client.ref, user, scope, expiresIn });
  };

  const pages = new Map(
    [...issuers].map(([poolId, issuer]) => [
      poolId,
      createHostedPages({
        issuer,
        key,
        clients: clientsOf(resources, poolId),
        accessToken: (grant) => accessToken({ ...grant, issuer, expiresIn: HOUR_SECONDS }),
        now,
      }),
    ]),
  );

  return {
    routes: issuerRoutes({ issuers, jwks, issue, pages }),
    issue,
    jwksFor: (issuer) => ([...issuers.values()].includes(issuer) ? jwks : undefined),
  };
}
