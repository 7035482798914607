import type { Message } from './frames.ts';

/**
 * How long an error asks to wait before the same is asked again: too much was asked (`rate_limited`), or nobody can
 * answer at the moment (`unavailable`). Its seconds, and up to one more: limits are counted in windows of the clock, and
 * all who wait for the next are not to come at its beginning.
 *
 * @returns milliseconds; undefined where it asks for no wait
 */
export const waitAskedBy = (message: Message): number | undefined =>
  message.type === 'error' && message.retryAfter !== undefined
    ? (message.retryAfter + Math.random()) * 1_000
    : undefined;
