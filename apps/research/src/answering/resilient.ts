import {
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  fullJitterGenerator,
  handleWhen,
  retry,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import { mayPass } from './fetch-json.ts';

/** How long and how often a service is asked. Times in milliseconds. */
export interface Limits {
  /** For one attempt. */
  readonly attemptMs: number;
  /** For everything together, waits included. */
  readonly budgetMs: number;
  /** Attempts after the first. */
  readonly retries: number;
  /** The first wait is random below this; each next one below twice the last. */
  readonly firstWaitMs: number;
  /** Failed attempts in a row after which the service is left alone for `restMs`. */
  readonly failuresToOpen: number;
  readonly restMs: number;
}

/** Both together end within a function of 90 seconds, with time left to report. */
export const searchLimits: Limits = {
  attemptMs: 8_000,
  budgetMs: 20_000,
  retries: 2,
  firstWaitMs: 500,
  failuresToOpen: 5,
  restMs: 30_000,
};
export const modelLimits: Limits = { ...searchLimits, attemptMs: 30_000, budgetMs: 45_000 };

/** Runs one request under a timeout, retries and a circuit breaker. The `signal` it is given ends with the attempt. */
export type Resilience = <T>(work: (signal: AbortSignal) => Promise<T>, caller: AbortSignal) => Promise<T>;

/** Around one service: the circuit breaker inside counts the failures of everything that runs through it. */
export function createResilience(limits: Limits): Resilience {
  const policy = wrap(
    timeout(limits.budgetMs, TimeoutStrategy.Aggressive),
    retry(handleWhen(mayPass), {
      maxAttempts: limits.retries,
      backoff: new ExponentialBackoff({ initialDelay: limits.firstWaitMs, generator: fullJitterGenerator }),
    }),
    circuitBreaker(handleWhen(mayPass), {
      breaker: new ConsecutiveBreaker(limits.failuresToOpen),
      halfOpenAfter: limits.restMs,
    }),
    timeout(limits.attemptMs, TimeoutStrategy.Aggressive),
  );
  return async (work, caller) => {
    caller.throwIfAborted();
    return policy.execute(({ signal }) => work(signal), caller);
  };
}
