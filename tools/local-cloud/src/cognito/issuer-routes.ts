import type { JSONWebKeySet } from 'jose';
import type { AwsResponse, LocalRequest, LocalRoutes } from '../ports.ts';
import { isFromThisMachine } from '../this-machine.ts';
import type { HostedPages } from './hosted-pages/hosted-pages.ts';
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

/** As Cognito's, whose own has the hosted pages at a domain of their own. */
const discovery = (issuer: string): object => ({
  issuer,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  authorization_endpoint: `${issuer}/oauth2/authorize`,
  token_endpoint: `${issuer}/oauth2/token`,
  userinfo_endpoint: `${issuer}/oauth2/userInfo`,
  revocation_endpoint: `${issuer}/oauth2/revoke`,
  end_session_endpoint: `${issuer}/logout`,
  id_token_signing_alg_values_supported: ['RS256'],
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  scopes_supported: ['openid', 'email', 'profile'],
  subject_types_supported: ['public'],
  token_endpoint_auth_methods_supported: ['none'],
  code_challenge_methods_supported: ['S256'],
});

const withHeaders = (response: AwsResponse, headers: Readonly<Record<string, string>>): AwsResponse => ({
  ...response,
  headers: { ...response.headers, ...headers },
});

/** Lets pages of this machine read an answer: one that is worked on has a server, so an origin, of its own. */
const readable = (request: LocalRequest, response: AwsResponse): AwsResponse => {
  const origin = headerOf(request, 'origin');
  if (origin === undefined) return response;
  return withHeaders(response, { 'access-control-allow-origin': origin, vary: 'origin' });
};

const preflight: AwsResponse = {
  status: 204,
  headers: { 'access-control-allow-headers': 'authorization, content-type', 'access-control-max-age': '600' },
  body: '',
};

/** The issuer's HTTP face. */
export function issuerRoutes(issuer: {
  /** Issuer URL by pool id. */
  readonly issuers: ReadonlyMap<string, string>;
  readonly jwks: JSONWebKeySet;
  readonly issue: (request: TokenRequest) => Promise<string>;
  /** By pool id. */
  readonly pages: ReadonlyMap<string, HostedPages>;
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

  const documents = (url: string): Readonly<Record<string, object>> => ({
    '/.well-known/openid-configuration': discovery(url),
    '/.well-known/jwks.json': issuer.jwks,
  });

  return async (request) => {
    const path = request.url.split('?')[0] ?? '';
    if (path === '/_local/token') return token(request);
    const [, poolId = '', below = ''] = /^\/_local\/oidc\/([^/]+)(\/.*)$/.exec(path) ?? [];
    const url = issuer.issuers.get(poolId);
    if (url === undefined) return undefined;
    const document = request.method === 'GET' ? documents(url)[below] : undefined;
    // Public, as Cognito's are.
    if (document) return withHeaders(json(200, document), { 'access-control-allow-origin': '*' });
    if (!isFromThisMachine(request)) return json(403, { message: 'People sign in on this machine only' });
    if (request.method === 'OPTIONS') return readable(request, preflight);
    const answer = await issuer.pages.get(poolId)?.(below, request);
    return answer && readable(request, answer);
  };
}
