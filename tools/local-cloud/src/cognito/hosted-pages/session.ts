import type { LocalRequest } from '../../ports.ts';
import { headerOf } from './messages.ts';
import type { OwnToken, Tokens } from './tokens.ts';

const COOKIE = 'bayon-session';
/** As Cognito's pages remember a browser. */
const LIFETIME_SECONDS = 3_600;

/**
 * Which browser is whose, by a cookie that only the addresses of the pool are sent. It is signed and not kept, so it
 * outlives a restart. `ended` has the ids of those that were signed out of.
 */
export function createSessions(issuer: string, tokens: Tokens, ended: Set<string>) {
  const cookie = (value: string, seconds: number): string =>
    `${COOKIE}=${value}; Path=${new URL(issuer).pathname}; Max-Age=${seconds}; HttpOnly; SameSite=Lax`;

  const read = async (request: LocalRequest): Promise<OwnToken | undefined> => {
    const [, value] = new RegExp(`(?:^|; *)${COOKIE}=([^;]+)`).exec(headerOf(request, 'cookie')) ?? [];
    const session = value === undefined ? undefined : await tokens.read('session', value);
    return session && !ended.has(session.id) ? session : undefined;
  };

  return {
    read,
    /** @returns the cookie of somebody who signed in */
    begin: async (session: Omit<OwnToken, 'id'>): Promise<string> =>
      cookie(await tokens.own('session', session), LIFETIME_SECONDS),
    /** @returns the cookie that takes the place of the session's */
    async end(request: LocalRequest): Promise<string> {
      const session = await read(request);
      if (session) ended.add(session.id);
      return cookie('', 0);
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;
