/** What a wait is drawn from. Milliseconds. */
export interface Backoff {
  /** The ceiling of the first wait. It doubles with each further one. */
  readonly first: number;
  /** The ceiling of every wait. */
  readonly most: number;
}

/**
 * Full jitter: anything between nothing and the ceiling, so that those who failed together do not come back together
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 *
 * @param attempt 1 for the first wait
 * @returns milliseconds
 */
export const backoff = ({ first, most }: Backoff, attempt: number, random = Math.random): number =>
  random() * Math.min(most, first * 2 ** Math.min(attempt - 1, 30));

/** Waits, unless the signal ends it. @throws the signal's reason */
export const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end, { once: true });
  });
