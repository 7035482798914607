import {
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  fullJitterGenerator,
  handleWhen,
  isBrokenCircuitError,
  isTaskCancelledError,
  retry,
  timeout,
  TimeoutStrategy,
} from 'cockatiel';
import { isBadRequest, mayPass, PassingFailure } from './passing-failure.ts';
import { WritingFailed } from './writer.ts';

/** How long and how often a model is asked. Times in milliseconds. */
export interface Limits {
  /** For one attempt, from the request to the last character. */
  readonly attemptMs: number;
  /** For everything together, waits included. */
  readonly budgetMs: number;
  /** Attempts after the first. */
  readonly retries: number;
  /** The first wait is random below this; each next one below twice the last, up to `maxWaitMs`. */
  readonly firstWaitMs: number;
  readonly maxWaitMs: number;
  /** Failed attempts in a row, of any piece, after which the model is left alone for `restMs`. */
  readonly failuresToOpen: number;
  readonly restMs: number;
}

/** Ends within a function of 120 seconds, with time left to report the failure. */
export const defaultLimits: Limits = {
  attemptMs: 45_000,
  budgetMs: 100_000,
  retries: 3,
  firstWaitMs: 1_000,
  maxWaitMs: 8_000,
  failuresToOpen: 5,
  restMs: 30_000,
};

/**
 * Runs one piece of work against all odds. The `signal` that the work is given ends with the attempt.
 *
 * @throws WritingFailed when it gives up; the caller's own reason when the caller ends it
 */
export type Resilience = <T>(work: (signal: AbortSignal) => Promise<T>, caller: AbortSignal) => Promise<T>;

/** The caller or the budget ended the attempt, which says nothing about the model's health. */
class Ended extends Error {
  override readonly name = 'Ended';
}

/** Around one model: the circuit breaker inside counts the failures of everything that runs through it. */
export function createResilience(limits: Limits = defaultLimits): Resilience {
  const budget = timeout(limits.budgetMs, TimeoutStrategy.Aggressive);
  const attempt = timeout(limits.attemptMs, TimeoutStrategy.Aggressive);
  const retrying = retry(handleWhen(mayPass), {
    maxAttempts: limits.retries,
    backoff: new ExponentialBackoff({
      initialDelay: limits.firstWaitMs,
      maxDelay: limits.maxWaitMs,
      generator: fullJitterGenerator,
    }),
  });
  const breaker = circuitBreaker(
    // An unfinished probe must not close the circuit, which is what the breaker makes of errors it does not handle.
    handleWhen(
      (error) => mayPass(error) || (error instanceof Ended && breaker.state === CircuitState.HalfOpen),
    ),
    { breaker: new ConsecutiveBreaker(limits.failuresToOpen), halfOpenAfter: limits.restMs },
  );

  return async (work, caller) => {
    let lastFailure: unknown;
    const once = async (ending: AbortSignal) => {
      try {
        return await attempt.execute(({ signal }) => work(signal), ending);
      } catch (cause) {
        if (ending.aborted) throw new Ended('Ended by the caller or the budget', { cause });
        lastFailure = isTaskCancelledError(cause)
          ? new PassingFailure('No answer in time', { cause })
          : cause;
        throw lastFailure;
      }
    };
    try {
      caller.throwIfAborted();
      return await budget.execute(
        ({ signal }) =>
          retrying.execute(() => {
            // The wait before a retry does not listen to the signal, so it may have ended meanwhile.
            if (signal.aborted) throw new Ended('Ended between two attempts');
            return breaker.execute(() => once(signal));
          }, signal),
        caller,
      );
    } catch (error) {
      caller.throwIfAborted();
      if (error instanceof WritingFailed) throw error;
      throw new WritingFailed(sentenceFor(error), {
        cause: causeOf(error, lastFailure ?? failureOf(breaker)),
      });
    }
  };
}

const failureOf = ({ lastFailure }: { readonly lastFailure?: object | undefined }): unknown =>
  lastFailure && 'error' in lastFailure ? lastFailure.error : undefined;

/** An open circuit and a spent budget hide what made them so; operators need to see it. */
function causeOf(error: unknown, lastFailure: unknown): unknown {
  if (isBrokenCircuitError(error)) return new Error('The circuit breaker is open', { cause: lastFailure });
  if (isTaskCancelledError(error) || error instanceof Ended) {
    return new Error('The time for all attempts is over', { cause: lastFailure });
  }
  return error;
}

/** What the user reads. */
function sentenceFor(error: unknown): string {
  if (isBrokenCircuitError(error)) {
    return 'The writing service is having trouble at the moment. Please try again in a few minutes.';
  }
  if (isTaskCancelledError(error) || error instanceof Ended) {
    return 'Writing took too long. Please try again in a few minutes.';
  }
  if (mayPass(error))
    return 'The writing service did not answer as it should. Please try again in a few minutes.';
  if (isBadRequest(error)) {
    return 'The writing service did not accept this request. Please word it differently, or tell your administrator.';
  }
  return 'The writing service is not available to this account. Please tell your administrator.';
}
