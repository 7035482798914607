import { claimsOf, type TokenSource } from '../token.ts';

/** At the latest so long before its end a token is renewed. Milliseconds. */
const before = 30_000;
/** The most that timers take: 31 bits of milliseconds. */
const longest = 2 ** 31 - 1;

/** Gets a new token shortly before the one in use ends. */
export interface Renewal {
  watch(token: string): void;
  stop(): void;
}

export function createRenewal(source: TokenSource, onRenewed: (token: string) => void): Renewal {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = (token: string): void => {
    clearTimeout(timer);
    const wait = waitFor(token);
    if (wait === undefined) return;
    const mine = (timer = setTimeout(() => {
      void renew().then((next) => {
        if (mine !== timer) return;
        if (next !== undefined) onRenewed(next);
        watch(next ?? token);
      });
    }, wait));
  };
  const renew = async () => {
    try {
      return await source({ renew: true });
    } catch {
      // The server says when it has really ended; until then there is time to try again.
      return undefined;
    }
  };
  return { watch, stop: () => clearTimeout(timer) };
}

/**
 * When a tenth of its life is left. A clock that is wrong makes every token look ended (or eternal): then it is renewed
 * once in each tenth of its life, and the server's word counts.
 */
export function waitFor(token: string, now = Date.now()): number | undefined {
  const { expiresAt, lifetime = 0 } = claimsOf(token);
  if (expiresAt === undefined) return undefined;
  const left = expiresAt - now;
  return Math.min(Math.max(left * 0.9, left - before, lifetime / 10, 1_000), longest);
}
