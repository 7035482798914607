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

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
