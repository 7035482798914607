import { randomBytes, randomUUID } from 'node:crypto';
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

/** `refreshId` is the id that the refresh token of the code has, or would have. */
export type Taken =
  | { readonly is: 'granted'; readonly grant: Grant; readonly refreshId: string }
  | { readonly is: 'used'; readonly refreshId: string }
  | { readonly is: 'unknown' };

/** As long as Cognito's codes live. */
const LIFETIME_MS = 5 * 60_000;
/** Codes are forgotten, the oldest first. */
const MOST = 1_000;

interface Kept {
  readonly grant: Grant;
  readonly until: number;
  readonly refreshId: string;
  used: boolean;
}

/**
 * Codes that were given; each is good once, and who comes with it again is known to. In memory: a restart makes them
 * void.
 */
export function createCodes(now: () => number) {
  const kept = new Map<string, Kept>();
  return {
    /** @returns the code */
    keep(grant: Grant): string {
      const code = randomBytes(24).toString('base64url');
      const oldest = kept.keys().next();
      if (kept.size >= MOST && !oldest.done) kept.delete(oldest.value);
      kept.set(code, { grant, until: now() + LIFETIME_MS, refreshId: randomUUID(), used: false });
      return code;
    },
    /** Takes a code, be it right for who comes with it or not. */
    take(code: string): Taken {
      const found = kept.get(code);
      if (!found) return { is: 'unknown' };
      const { grant, until, refreshId, used } = found;
      found.used = true;
      if (used) return { is: 'used', refreshId };
      return until > now() ? { is: 'granted', grant, refreshId } : { is: 'unknown' };
    },
  };
}

export type Codes = ReturnType<typeof createCodes>;
