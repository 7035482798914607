import type { AwsResponse, LocalRequest } from '../../ports.ts';
import type { SigningKey } from '../signing-key.ts';
import { isUserId } from '../user-id.ts';
import {
  type AuthorizationRequest,
  isAllowedUrl,
  judge,
  type KnownClient,
  withQuery,
} from './authorization-request.ts';
import { createCodes } from './codes.ts';
import { createTokenEndpoint, refusal } from './token-endpoint.ts';
import { createTokens, emailOf } from './tokens.ts';
import { refusedPage, whoPage } from './who-page.ts';

export interface HostedPagesOptions {
  /** The pool's URL. */
  readonly issuer: string;
  readonly key: SigningKey;
  readonly clients: readonly KnownClient[];
  readonly accessToken: (user: string, scope: string) => Promise<string>;
  /** Who an access token is of; undefined for one that is none. */
  readonly userOf: (accessToken: string) => Promise<string | undefined>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const COOKIE = 'bayon-session';

/** Answers the paths of a pool below its URL, `/oauth2/authorize`; undefined for what is no page of it. */
export type HostedPages = (path: string, request: LocalRequest) => Promise<AwsResponse | undefined>;

const redirect = (location: string, cookie?: string): AwsResponse => ({
  status: 302,
  headers: { location, 'cache-control': 'no-store', ...(cookie !== undefined && { 'set-cookie': cookie }) },
  body: '',
});

const queryOf = ({ url }: LocalRequest): URLSearchParams => new URL(url, 'http://localhost').searchParams;
const formOf = ({ body }: LocalRequest): URLSearchParams =>
  new URLSearchParams(Buffer.from(body).toString('utf8'));
const headerOf = ({ headers }: LocalRequest, name: string): string => {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
};

/**
 * What Cognito's hosted pages are to an app: signing in by authorization code with PKCE, tokens, and signing out. In
 * the place of a password stands the question who somebody wants to be.
 */
export function createHostedPages({
  issuer,
  key,
  clients,
  accessToken,
  userOf,
  now,
}: HostedPagesOptions): HostedPages {
  const codes = createCodes(now);
  const tokens = createTokens(key, issuer, now);
  const revoked = new Set<string>();
  const token = createTokenEndpoint({ clients, codes, tokens, revoked, accessToken });
  const cookiePath = new URL(issuer).pathname;
  const cookie = (value: string, seconds: number) =>
    `${COOKIE}=${value}; Path=${cookiePath}; Max-Age=${seconds}; HttpOnly; SameSite=Lax`;

  const sessionOf = async (request: LocalRequest) => {
    const [, value] = new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(headerOf(request, 'cookie')) ?? [];
    return value === undefined ? undefined : tokens.read('session', value);
  };

  /** Sends somebody back to the app with a code. */
  const back = (request: AuthorizationRequest, user: string, authTime: number, cookies?: string) => {
    const { clientId, redirectUri, scope, nonce, codeChallenge, state } = request;
    const code = codes.keep({ clientId, redirectUri, scope, nonce, codeChallenge, user, authTime });
    return redirect(withQuery(redirectUri, { code, state }), cookies);
  };

  async function authorize(request: LocalRequest): Promise<AwsResponse> {
    const verdict = judge(queryOf(request), clients);
    if (verdict.is === 'page') return refusedPage(verdict.reason);
    if (verdict.is === 'back') {
      const { redirectUri, state, error, reason } = verdict;
      return redirect(withQuery(redirectUri, { error, error_description: reason, state }));
    }
    const wanted = verdict.request;
    const { redirectUri, state, prompt, clientId, scope } = wanted;
    const page = (typed?: string) =>
      whoPage({ action: request.url, redirectUri, ...(typed !== undefined && { typed }) });
    if (request.method === 'POST') {
      const user = formOf(request).get('user')?.trim() ?? '';
      if (!isUserId(user)) return page(user === '' ? ' ' : user);
      const authTime = Math.floor(now() / 1_000);
      const session = await tokens.own('session', { user, clientId, scope, authTime });
      return back(wanted, user, authTime, cookie(session, 3_600));
    }
    const session = prompt === 'login' ? undefined : await sessionOf(request);
    if (session) return back(wanted, session.user, session.authTime);
    if (prompt === 'none') return redirect(withQuery(redirectUri, { error: 'login_required', state }));
    return page();
  }

  function logout(request: LocalRequest): AwsResponse {
    const query = queryOf(request);
    const client = clients.find(({ clientId }) => clientId === query.get('client_id'));
    if (!client) return refusedPage('client_id names no app of this user pool.');
    const to = query.get('logout_uri') ?? query.get('post_logout_redirect_uri');
    if (to === null || !isAllowedUrl(to, client.logoutUrls))
      return refusedPage('logout_uri is none of the sign-out URLs of the app.');
    return redirect(withQuery(to, { state: query.get('state') ?? undefined }), cookie('', 0));
  }

  const json = (body: object): AwsResponse => ({
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  });

  async function userInfo(request: LocalRequest): Promise<AwsResponse> {
    const user = await userOf(headerOf(request, 'authorization').replace(/^Bearer /i, ''));
    if (user !== undefined)
      return json({ sub: user, username: user, email: emailOf(user), email_verified: 'true' });
    return { ...refusal('invalid_token', 'The access token is none, or has ended.'), status: 401 };
  }

  async function revoke(request: LocalRequest): Promise<AwsResponse> {
    const known = await tokens.read('refresh', formOf(request).get('token') ?? '');
    if (known) revoked.add(known.id);
    return json({});
  }

  return async (path, request) => {
    const isForm = headerOf(request, 'content-type').startsWith('application/x-www-form-urlencoded');
    switch (`${request.method} ${path}`) {
      case 'GET /oauth2/authorize':
      case 'POST /oauth2/authorize':
        return authorize(request);
      case 'POST /oauth2/token':
        return isForm
          ? token(formOf(request))
          : refusal('invalid_request', 'The content type must be application/x-www-form-urlencoded.');
      case 'POST /oauth2/revoke':
        return revoke(request);
      case 'GET /oauth2/userInfo':
      case 'POST /oauth2/userInfo':
        return userInfo(request);
      case 'GET /logout':
        return logout(request);
      default:
        return undefined;
    }
  };
}
