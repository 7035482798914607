import type { Complaint } from '../contract-violation.ts';

/**
 * How far a producer's clock may be ahead, in milliseconds. Where the newest timestamp wins, an event of 2099 would
 * keep every later one without effect until then: so what is further ahead breaks its contract.
 */
export const mostAhead = 5 * 60_000;

/** A time that an event tells as past, by its path in the detail: `['observations.0.observedAt', '2026-…']`. */
export type Moment = readonly [path: string, at: string | undefined];

/**
 * Those moments that had not come yet.
 *
 * @param now when the clock that counts said so, in epoch milliseconds
 * @param root what the paths begin with
 */
export const aheadOf = (moments: readonly Moment[], now: number, root: string): Complaint[] =>
  moments.flatMap(([path, at]) =>
    at !== undefined && Date.parse(at) > now + mostAhead
      ? [{ path: `${root}.${path}`, message: 'is in the future' }]
      : [],
  );
