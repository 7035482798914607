/** A stage's throttle for one route: `rate` requests a second on average, at most `burst` at once. */
export interface TokenBucket {
  /** Takes a token if there is one. `now` in epoch milliseconds. */
  take(now: number): boolean;
}

export function createTokenBucket(rate: number, burst: number): TokenBucket {
  let tokens = burst;
  let filledAt: number | undefined;
  return {
    take(now) {
      tokens = Math.min(burst, tokens + (Math.max(0, now - (filledAt ?? now)) / 1000) * rate);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
