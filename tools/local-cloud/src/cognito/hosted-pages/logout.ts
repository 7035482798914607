import type { AwsResponse, LocalRequest } from '../../ports.ts';
import { isAllowedUrl, type KnownClient, withQuery } from './authorization-request.ts';
import { queryOf, redirect } from './messages.ts';
import type { Sessions } from './session.ts';
import type { Tokens } from './tokens.ts';
import { refusedPage } from './who-page.ts';

/**
 * `GET /logout`: ends the session of the browser. The app and the address are named as Cognito wants it (`client_id`,
 * `logout_uri`) or as OpenID Connect does (`id_token_hint`, `post_logout_redirect_uri`).
 */
export function createLogout({
  clients,
  sessions,
  tokens,
}: {
  readonly clients: readonly KnownClient[];
  readonly sessions: Sessions;
  readonly tokens: Tokens;
}) {
  return async (request: LocalRequest): Promise<AwsResponse> => {
    const query = queryOf(request);
    const [named, hint] = [query.get('client_id'), query.get('id_token_hint')];
    const hinted = hint === null ? undefined : await tokens.clientOfIdToken(hint);
    if (hint !== null && hinted === undefined)
      return refusedPage('id_token_hint is no id token of this user pool.');
    if (named !== null && hinted !== undefined && named !== hinted)
      return refusedPage('id_token_hint is of another app than client_id.');
    const client = clients.find(({ clientId }) => clientId === (named ?? hinted));
    if (!client) return refusedPage('client_id names no app of this user pool.');
    const name = query.has('logout_uri') ? 'logout_uri' : 'post_logout_redirect_uri';
    const to = query.get(name);
    if (to === null) return refusedPage('logout_uri is missing.');
    if (!isAllowedUrl(to, client.logoutUrls))
      return refusedPage(`${name} is none of the sign-out URLs of the app.`);
    return redirect(withQuery(to, { state: query.get('state') ?? undefined }), await sessions.end(request));
  };
}
