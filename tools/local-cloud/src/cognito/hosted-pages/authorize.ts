import type { AwsResponse, LocalRequest } from '../../ports.ts';
import { isUserId } from '../user-id.ts';
import { type AuthorizationRequest, judge, type KnownClient, withQuery } from './authorization-request.ts';
import type { Codes } from './codes.ts';
import { formOf, headerOf, isForm, queryOf, redirect } from './messages.ts';
import type { Sessions } from './session.ts';
import { refusedPage, whoPage } from './who-page.ts';

/** Whether a form was sent by a page of this very address: another port of this machine is another origin. */
function isOfThisOrigin(request: LocalRequest): boolean {
  const origin = headerOf(request, 'origin');
  if (origin === '') return request.headers.origin === undefined;
  return URL.canParse(origin) && new URL(origin).host === headerOf(request, 'host').toLowerCase();
}

/** `/oauth2/authorize`: asks who somebody wants to be, and sends them back to the app with a code. */
export function createAuthorize({
  clients,
  codes,
  sessions,
  now,
}: {
  readonly clients: readonly KnownClient[];
  readonly codes: Codes;
  readonly sessions: Sessions;
  /** Epoch milliseconds. */
  readonly now: () => number;
}) {
  const back = (request: AuthorizationRequest, user: string, authTime: number, cookie?: string) => {
    const { clientId, redirectUri, scope, nonce, codeChallenge, state } = request;
    const code = codes.keep({ clientId, redirectUri, scope, nonce, codeChallenge, user, authTime });
    return redirect(withQuery(redirectUri, { code, state }), cookie);
  };

  async function signIn(request: LocalRequest, wanted: AuthorizationRequest): Promise<AwsResponse> {
    if (!isOfThisOrigin(request)) return refusedPage('The form was sent by a page of another origin.', 403);
    if (!isForm(request))
      return refusedPage('The content type must be application/x-www-form-urlencoded.', 415);
    const { redirectUri, clientId, scope } = wanted;
    const user = formOf(request).get('user')?.trim() ?? '';
    if (!isUserId(user)) return whoPage({ action: request.url, redirectUri, name: user, isWrong: true });
    const authTime = Math.floor(now() / 1_000);
    return back(wanted, user, authTime, await sessions.begin({ user, clientId, scope, authTime }));
  }

  return async (request: LocalRequest): Promise<AwsResponse> => {
    const verdict = judge(queryOf(request), clients);
    if (verdict.is === 'page') return refusedPage(verdict.reason);
    if (verdict.is === 'back') {
      const { redirectUri, state, error, reason } = verdict;
      return redirect(withQuery(redirectUri, { error, error_description: reason, state }));
    }
    const wanted = verdict.request;
    if (request.method === 'POST') return signIn(request, wanted);
    const { redirectUri, state, prompt, loginHint = '' } = wanted;
    const session = prompt.includes('login') ? undefined : await sessions.read(request);
    if (session) return back(wanted, session.user, session.authTime);
    if (prompt.includes('none')) {
      const error = { error: 'login_required', error_description: 'Nobody is signed in.' };
      return redirect(withQuery(redirectUri, { ...error, state }));
    }
    return whoPage({ action: request.url, redirectUri, name: loginHint });
  };
}
