import { claimsOf, type TokenSource } from '../token.ts';

/** A token is renewed when so much of its life is left, but no earlier than so many milliseconds before its end. */
const spare = 1 / 4;
const before = 60_000;
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
 * When a quarter of its life is left, or a minute: an issuer or a network that is slow for once must not cost the
 * connection. One that has less left is renewed after half of that, so that an issuer that has no newer is not asked all
 * the time. A clock that is wrong may make every token look ended: then it is renewed once in each quarter of its life,
 * and the server's word counts.
 *
 * @returns milliseconds; undefined for a token that says no end
 */
export function waitFor(token: string, now = Date.now()): number | undefined {
  const { expiresAt, lifetime = 0 } = claimsOf(token);
  if (expiresAt === undefined) return undefined;
  const left = expiresAt - now;
  const share = lifetime * spare;
  const wait = left > 0 ? Math.max(left - Math.min(share, before), left / 2) : share;
  return Math.min(Math.max(wait, 1_000), longest);
}
