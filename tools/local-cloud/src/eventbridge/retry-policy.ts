import type { Delivery } from './delivery-store.ts';

/** Why an attempt failed, in the codes of EventBridge's dead-letter messages. */
export interface Failure {
  /** `NO_RESOURCE`, `ERROR_FROM_TARGET`, … */
  readonly code: string;
  readonly message: string;
  /**
   * `never`: no retry can help (the queue does not exist). `rule`: the target's RetryPolicy decides.
   * `function`: the target took the event and the function failed, so Lambda's own retries apply.
   */
  readonly retry: 'never' | 'rule' | 'function';
}

/** What is done after a failure. `condition` is missing where it was not retrying that ended. */
export type Verdict =
  | { readonly retry: true; readonly dueAt: number }
  | { readonly retry: false; readonly condition?: 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds' };

/** EventBridge's defaults: 185 retries within 24 hours. */
const DEFAULT_RETRIES = 185;
const DEFAULT_AGE_SECONDS = 86_400;

/** Full jitter between 0 and 1, 2, 4 … seconds. At this ceiling 185 retries take about 24 hours, as in AWS. */
const FIRST_DELAY = 1_000;
const LONGEST_DELAY = 900_000;

/** Lambda's asynchronous invocation: two retries, after one and two minutes, within six hours. */
const FUNCTION_DELAYS = [60_000, 120_000] as const;
const FUNCTION_AGE = 6 * 3_600_000;

/** Decides on the next attempt. `random` is in [0, 1). Times are epoch milliseconds. */
export function judge(delivery: Delivery, failure: Failure, now: number, random: number): Verdict {
  const { retries, acceptedAt, target } = delivery;
  if (failure.retry === 'never') return { retry: false };
  if (failure.retry === 'function') {
    const delay = FUNCTION_DELAYS[retries];
    if (delay === undefined) return { retry: false, condition: 'MaximumRetryAttempts' };
    if (now + delay > acceptedAt + FUNCTION_AGE)
      return { retry: false, condition: 'MaximumEventAgeInSeconds' };
    return { retry: true, dueAt: now + delay };
  }
  const maximum = target.RetryPolicy?.MaximumRetryAttempts ?? DEFAULT_RETRIES;
  const age = target.RetryPolicy?.MaximumEventAgeInSeconds ?? DEFAULT_AGE_SECONDS;
  const deadline = acceptedAt + age * 1_000;
  if (retries >= maximum) return { retry: false, condition: 'MaximumRetryAttempts' };
  if (now >= deadline) return { retry: false, condition: 'MaximumEventAgeInSeconds' };
  // The last attempt falls on the deadline itself rather than being lost to a long delay.
  return { retry: true, dueAt: Math.min(now + backoff(retries, random), deadline) };
}

/** Milliseconds until the next attempt: exponential with full jitter. */
export function backoff(retries: number, random: number): number {
  return Math.round(random * Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.min(retries, 20)));
}
