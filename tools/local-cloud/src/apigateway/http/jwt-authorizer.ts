import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { StartupError, type Log, type Resource } from '../../ports.ts';
import { fieldsOf, optionalText, textList } from '../properties.ts';
import type { GatewayRequest } from '../request.ts';

export interface JwtAuthorizer {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** `$request.header.Authorization` or `$request.querystring.token` */
  readonly identitySource: string;
}

/** The keys of an issuer that this machine itself is, which need no HTTP. */
export type LocalKeys = (issuer: string) => JSONWebKeySet | undefined;

export type JwtVerdict =
  | {
      readonly status: 200;
      readonly claims: Readonly<Record<string, string>>;
      readonly scopes: string[] | null;
    }
  | { readonly status: 401 | 403; readonly reason: string };

/** @throws StartupError for an authorizer without issuer or audience, or of another type */
export function jwtAuthorizerOf(resource: Resource): JwtAuthorizer {
  const configuration = fieldsOf(resource.properties.JwtConfiguration);
  const issuer = optionalText(configuration.Issuer);
  const audience = textList(configuration.Audience);
  if (resource.properties.AuthorizerType !== 'JWT' || issuer === undefined || audience.length === 0) {
    throw new StartupError(
      `${resource.stack}/${resource.logicalId}: a JWT authorizer needs Issuer and Audience`,
    );
  }
  const [identitySource = '$request.header.Authorization'] = textList(resource.properties.IdentitySource);
  return { issuer, audience, identitySource };
}

/** The token where the authorizer looks for it, with or without `Bearer `. */
export function tokenOf(request: GatewayRequest, { identitySource }: JwtAuthorizer): string | undefined {
  const [, place, name = ''] = /^\$request\.(header|querystring)\.(.+)$/.exec(identitySource) ?? [];
  const value =
    place === 'header'
      ? request.headers[name.toLowerCase()]
      : (new URLSearchParams(request.rawQuery).get(name) ?? undefined);
  return typeof value === 'string' ? value.replace(/^Bearer /i, '').trim() : undefined;
}

/** A function sees every claim as a string; lists are written `[a b]`. */
const claimText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? `[${value.map(claimText).join(' ')}]` : JSON.stringify(value);
};

const scopesOf = ({ scope, scp }: JWTPayload): readonly string[] =>
  typeof scope === 'string' ? scope.split(' ') : textList(scope ?? scp).flatMap((item) => item.split(' '));

/** `client_id` counts only where there is no `aud` (Cognito's access tokens have none). */
const hasAudience = ({ aud, client_id: client }: JWTPayload, accepted: readonly string[]): boolean =>
  textList(aud ?? client).some((audience) => accepted.includes(audience));

export interface JwtVerifier {
  verify(
    token: string | undefined,
    authorizer: JwtAuthorizer,
    scopes: readonly string[],
  ): Promise<JwtVerdict>;
}

export function createJwtVerifier(options: {
  localKeys: LocalKeys;
  now: () => number;
  log: Log;
}): JwtVerifier {
  const remote = new Map<string, JWTVerifyGetKey>();

  const discover = async (issuer: string): Promise<JWTVerifyGetKey> => {
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(1500), // as long as API Gateway itself waits for an issuer
    });
    const uri = optionalText(fieldsOf(await answer.json()).jwks_uri);
    if (uri === undefined) throw new Error(`${issuer} names no jwks_uri`);
    return createRemoteJWKSet(new URL(uri), { timeoutDuration: 1500 });
  };

  const keysOf = async (issuer: string): Promise<JWTVerifyGetKey> => {
    const local = options.localKeys(issuer);
    if (local) return createLocalJWKSet(local);
    const known = remote.get(issuer) ?? (await discover(issuer));
    remote.set(issuer, known);
    return known;
  };

  const check = async (token: string, { issuer, audience }: JwtAuthorizer): Promise<JWTPayload | string> => {
    const { payload } = await jwtVerify(token, await keysOf(issuer), {
      issuer,
      algorithms: ['RS256', 'RS384', 'RS512'], // only RSA signatures are supported
      currentDate: new Date(options.now()),
    });
    if (!hasAudience(payload, audience)) return 'neither aud nor client_id is an accepted audience';
    if (payload.exp === undefined) return 'it never expires';
    return (payload.iat ?? 0) * 1000 > options.now() ? 'it was issued in the future' : payload;
  };

  return {
    async verify(token, authorizer, wanted) {
      if (token === undefined || token === '') return { status: 401, reason: 'there is no token' };
      let payload: JWTPayload | string;
      try {
        payload = await check(token, authorizer);
      } catch (error) {
        // A bad token is the caller's affair; an issuer that cannot be asked is the developer's.
        if (!(error instanceof errors.JOSEError)) {
          options.log.warn('the keys of a token issuer cannot be read', {
            issuer: authorizer.issuer,
            error: String(error),
          });
        }
        payload = error instanceof Error ? error.message : String(error);
      }
      if (typeof payload === 'string') return { status: 401, reason: payload };
      const granted = scopesOf(payload).filter((scope) => wanted.includes(scope));
      if (wanted.length > 0 && granted.length === 0) {
        return { status: 403, reason: `it has none of the scopes ${wanted.join(' ')}` };
      }
      const claims = Object.fromEntries(
        Object.entries(payload).map(([name, value]) => [name, claimText(value)]),
      );
      return { status: 200, claims, scopes: wanted.length > 0 ? granted : null };
    },
  };
}
