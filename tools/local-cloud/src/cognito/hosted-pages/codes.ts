import { randomBytes } from 'node:crypto';
import type { AuthorizationRequest } from './authorization-request.ts';

/** What a code stands for: who signed in, for which app, as it was asked. */
export interface Grant extends Pick<
  AuthorizationRequest,
  'clientId' | 'redirectUri' | 'scope' | 'nonce' | 'codeChallenge'
> {
  readonly user: string;
  /** Epoch seconds. */
  readonly authTime: number;
}

/** As long as Cognito's codes live. */
const LIFETIME_MS = 5 * 60_000;
/** Codes that nobody takes are forgotten, the oldest first. */
const MOST = 1_000;

/** Codes that were given and not taken yet; each is good once. In memory: a restart makes them void. */
export function createCodes(now: () => number) {
  const grants = new Map<string, { readonly grant: Grant; readonly until: number }>();
  return {
    /** @returns the code */
    keep(grant: Grant): string {
      const code = randomBytes(24).toString('base64url');
      const oldest = grants.keys().next();
      if (grants.size >= MOST && !oldest.done) grants.delete(oldest.value);
      grants.set(code, { grant, until: now() + LIFETIME_MS });
      return code;
    },
    /** @returns what the code stood for; undefined for one that is unknown, used or too old */
    take(code: string): Grant | undefined {
      const kept = grants.get(code);
      grants.delete(code);
      return kept && kept.until > now() ? kept.grant : undefined;
    },
  };
}
