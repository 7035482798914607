import { repeatedIn } from './messages.ts';

/** What an app asks for when it sends somebody to sign in (RFC 6749 4.1.1, RFC 7636, OpenID Connect Core 3.1.2.1). */
export interface AuthorizationRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly codeChallenge: string;
  readonly prompt: readonly string[];
  /** Who the app thinks it is. */
  readonly loginHint: string | undefined;
}

/** An app that is known, and where it may have people sent back to. */
export interface KnownClient {
  readonly clientId: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  /** Undefined: any. */
  readonly scopes: readonly string[] | undefined;
}

/**
 * `ask`: as it should be. `page`: said on a page, for nobody knows where to send it. `back`: sent back to the app.
 */
export type AuthorizationVerdict =
  | { readonly is: 'ask'; readonly request: AuthorizationRequest }
  | { readonly is: 'page'; readonly reason: string }
  | {
      readonly is: 'back';
      readonly redirectUri: string;
      readonly state: string | undefined;
      readonly error: string;
      readonly reason: string;
    };

/** Where a person may be sent: as the client declares it, or anywhere on this machine, whose ports are chosen at start. */
export function isAllowedUrl(url: string, declared: readonly string[]): boolean {
  if (declared.includes(url)) return true;
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  return (
    protocol === 'http:' &&
    username + password === '' &&
    // RFC 6749 3.1.2
    !url.includes('#') &&
    ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  );
}

/** Judges a request to sign in. */
export function judge(query: URLSearchParams, clients: readonly KnownClient[]): AuthorizationVerdict {
  const repeated = repeatedIn(query);
  const words = (name: string) => (query.get(name) ?? '').split(' ').filter((word) => word !== '');
  const text = (name: string) => query.get(name) ?? undefined;
  // Which of them would be the right one to send somebody to is not known.
  const ambiguous = ['client_id', 'redirect_uri'].find((name) => query.getAll(name).length > 1);
  if (ambiguous !== undefined) return { is: 'page', reason: `${ambiguous} is there more than once.` };
  const client = clients.find(({ clientId }) => clientId === text('client_id'));
  if (!client) return { is: 'page', reason: 'client_id names no app of this user pool.' };
  const redirectUri = text('redirect_uri');
  if (redirectUri === undefined || !isAllowedUrl(redirectUri, client.callbackUrls))
    return { is: 'page', reason: 'redirect_uri is none of the callback URLs of the app.' };

  const state = text('state');
  const back = (error: string, reason: string): AuthorizationVerdict => ({
    ...{ is: 'back', redirectUri, state, error, reason },
  });
  if (repeated !== undefined) return back('invalid_request', `${repeated} is there more than once.`);
  if (text('response_type') !== 'code')
    return back('unsupported_response_type', 'response_type must be code.');
  const asked = words('scope');
  const scopes = asked.length > 0 ? asked : (client.scopes ?? ['openid']);
  const unknown = scopes.find((one) => client.scopes !== undefined && !client.scopes.includes(one));
  if (unknown !== undefined) return back('invalid_scope', `The app may not ask for ${unknown}.`);
  const codeChallenge = text('code_challenge');
  if (codeChallenge === undefined || !/^[\w-]{43}$/.test(codeChallenge))
    return back('invalid_request', 'code_challenge must be a SHA-256 hash in base64url (PKCE).');
  if (text('code_challenge_method') !== 'S256')
    return back('invalid_request', 'code_challenge_method must be S256.');
  const prompt = words('prompt');
  if (prompt.includes('none') && prompt.length > 1)
    return back('invalid_request', 'prompt=none goes with nothing else.');
  const { clientId } = client;
  return {
    is: 'ask',
    request: {
      clientId,
      redirectUri,
      scope: scopes.join(' '),
      state,
      nonce: text('nonce'),
      codeChallenge,
      prompt,
      loginHint: text('login_hint'),
    },
  };
}

/** An address with more in its query. */
export function withQuery(url: string, more: Readonly<Record<string, string | undefined>>): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(more))
    if (value !== undefined) address.searchParams.set(name, value);
  return address.href;
}
