/**
 * Exponential backoff with full jitter: any time up to a ceiling that doubles with each attempt.
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/)
 *
 * @param attempt 1 for the first retry
 * @returns milliseconds
 */
export const fullJitter = (
  attempt: number,
  base: number,
  ceiling: number,
  random: () => number = Math.random,
): number => random() * Math.min(ceiling, base * 2 ** (attempt - 1));

/** Waits so many milliseconds. */
export type Wait = (milliseconds: number) => Promise<void>;

export const wait: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
