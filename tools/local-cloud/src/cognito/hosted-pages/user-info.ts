import type { AwsResponse, LocalRequest } from '../../ports.ts';
import { headerOf, json, refusal } from './messages.ts';
import { emailOf, type Tokens } from './tokens.ts';

const refused = (reason: string): AwsResponse => {
  const answer = refusal('invalid_token', reason);
  return {
    ...answer,
    status: 401,
    headers: { ...answer.headers, 'www-authenticate': 'Bearer error="invalid_token"' },
  };
};

/** `/oauth2/userInfo`: who an access token is of, for a token with the scope `openid`, as in Cognito. */
export const createUserInfo =
  (tokens: Tokens) =>
  async (request: LocalRequest): Promise<AwsResponse> => {
    const [, token = ''] = /^Bearer +(\S+)$/i.exec(headerOf(request, 'authorization')) ?? [];
    const access = await tokens.readAccess(token);
    if (!access) return refused('The access token is none, or has ended.');
    const { user, scopes } = access;
    if (!scopes.includes('openid')) return refused('The access token has no scope openid.');
    return json(200, { sub: user, username: user, email: emailOf(user), email_verified: 'true' });
  };
