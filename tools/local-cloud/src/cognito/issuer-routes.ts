import type { JSONWebKeySet } from 'jose';
import type { AwsResponse, LocalRequest, LocalRoutes } from '../ports.ts';
import { isFromThisMachine } from '../this-machine.ts';
import { TokenRefused, type TokenRequest } from './token-request.ts';

const json = (status: number, body: unknown): AwsResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

const headerOf = ({ headers }: LocalRequest, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

/**
 * Why a request may not have a token. A token is given to whoever asks, so only this machine may ask, and no web
 * page in its browser: it cannot send JSON without a preflight that nobody answers.
 */
function refusal(request: LocalRequest): AwsResponse | undefined {
  if (!isFromThisMachine(request)) return json(403, { message: 'Tokens are issued on this machine only' });
  if (request.method !== 'POST') return json(405, { message: 'POST {"user": …} for a token' });
  if (!/^application\/json\b/i.test(headerOf(request, 'content-type') ?? '')) {
    return json(415, { message: 'The content type must be application/json' });
  }
  return undefined;
}

/** @throws SyntaxError, TokenRefused */
function tokenRequest(body: Uint8Array): TokenRequest {
  const given: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
  const { user, scope, expiresIn } = (given ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof user !== 'string') throw new TokenRefused('user is missing');
  if (scope !== undefined && typeof scope !== 'string') throw new TokenRefused('scope must be a string');
  if (expiresIn !== undefined && typeof expiresIn !== 'number')
    throw new TokenRefused('expiresIn must be a number');
  return { user, scope, expiresIn };
}

const discovery = (issuer: string): object => ({
  issuer,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  id_token_signing_alg_values_supported: ['RS256'],
  response_types_supported: ['token'],
  subject_types_supported: ['public'],
});

/** The issuer's HTTP face. */
export function issuerRoutes(issuer: {
  /** Issuer URL by pool id. */
  readonly issuers: ReadonlyMap<string, string>;
  readonly jwks: JSONWebKeySet;
  readonly issue: (request: TokenRequest) => Promise<string>;
}): LocalRoutes {
  const token = async (request: LocalRequest): Promise<AwsResponse> => {
    const refused = refusal(request);
    if (refused) return refused;
    try {
      return json(200, { token: await issuer.issue(tokenRequest(request.body)) });
    } catch (error) {
      if (error instanceof TokenRefused) return json(400, { message: error.message });
      if (error instanceof SyntaxError) return json(400, { message: 'The body is no JSON' });
      throw error;
    }
  };

  return async (request) => {
    const path = request.url.split('?')[0] ?? '';
    if (path === '/_local/token') return token(request);
    const [, poolId = '', document] = /^\/_local\/oidc\/([^/]+)\/\.well-known\/([\w.-]+)$/.exec(path) ?? [];
    const url = issuer.issuers.get(poolId);
    if (url === undefined || request.method !== 'GET') return undefined;
    if (document === 'openid-configuration') return json(200, discovery(url));
    return document === 'jwks.json' ? json(200, issuer.jwks) : undefined;
  };
}
