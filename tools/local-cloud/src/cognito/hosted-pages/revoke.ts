import type { AwsResponse, LocalRequest } from '../../ports.ts';
import type { KnownClient } from './authorization-request.ts';
import { formOf, isForm, json, refusal, repeatedIn } from './messages.ts';
import type { Tokens } from './tokens.ts';

/** `POST /oauth2/revoke` (RFC 7009): takes a refresh token back, which is remembered in `revoked`. */
export function createRevoke({
  clients,
  tokens,
  revoked,
}: {
  readonly clients: readonly KnownClient[];
  readonly tokens: Tokens;
  readonly revoked: Set<string>;
}) {
  return async (request: LocalRequest): Promise<AwsResponse> => {
    if (!isForm(request))
      return refusal('invalid_request', 'The content type must be application/x-www-form-urlencoded.');
    const form = formOf(request);
    const repeated = repeatedIn(form);
    if (repeated !== undefined) return refusal('invalid_request', `${repeated} is there more than once.`);
    if (!clients.some(({ clientId }) => clientId === form.get('client_id')))
      return refusal('invalid_client', 'client_id names no app of this user pool.');
    const token = form.get('token');
    if (token === null) return refusal('invalid_request', 'token is missing.');
    const known = await tokens.read('refresh', token);
    if (known) {
      if (known.clientId !== form.get('client_id'))
        return refusal('invalid_grant', 'The refresh token is of another app.');
      revoked.add(known.id);
    } else if (await tokens.readAccess(token))
      return refusal('unsupported_token_type', 'Only refresh tokens are taken back.');
    // A token that is none any more is as good as taken back (RFC 7009 2.2).
    return json(200, {});
  };
}
