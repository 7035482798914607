export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Exponential backoff with full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 *
 * @param attempt 1 for the first retry
 * @returns milliseconds
 */
export const jitter = (attempt: number, base: number, ceiling: number): number =>
  Math.random() * Math.min(ceiling, base * 2 ** (attempt - 1));
