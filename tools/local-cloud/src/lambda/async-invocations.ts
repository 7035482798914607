import { setTimeout as delay } from 'node:timers/promises';
import type { FunctionInvoker, Log, Resource } from '../ports.ts';
import { functionNameFrom } from './function-definition.ts';

/** AWS waits one minute before the first retry of an asynchronous invocation and two before the second. */
const retryDelaysMs = [60_000, 120_000];
/** Events held in memory; more are throttled. */
const maxPending = 1000;

export interface RetryPolicy {
  /** 0 to 2. */
  readonly retries: number;
  readonly maxAgeMs: number;
}

/** AWS's defaults (docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html): two retries, six hours. */
export const defaultRetryPolicy: RetryPolicy = { retries: 2, maxAgeMs: 6 * 3_600_000 };

/** Invocations whose caller does not wait for the result (InvocationType Event). They live in memory: a restart loses them. */
export interface AsyncInvocations {
  /** @returns false when too many are pending */
  accept(functionName: string, event: unknown, policy: RetryPolicy): boolean;
  stop(): Promise<void>;
}

export function createAsyncInvocations(
  invoker: FunctionInvoker,
  log: Log,
  delaysMs = retryDelaysMs,
): AsyncInvocations {
  const pending = new Set<Promise<void>>();
  const abort = new AbortController();

  async function run(
    functionName: string,
    event: unknown,
    { retries, maxAgeMs }: RetryPolicy,
  ): Promise<void> {
    const expiresAt = Date.now() + maxAgeMs;
    for (let attempt = 0; ; attempt += 1) {
      const result = await invoker.invoke(functionName, event);
      if (result.ok) return;
      const wait = delaysMs[attempt];
      if (attempt >= retries || wait === undefined || Date.now() + wait > expiresAt)
        throw new Error(
          `it failed ${attempt + 1} times, at last with ${result.errorType}: ${result.errorMessage}`,
        );
      await delay(wait, undefined, { signal: abort.signal, ref: false });
    }
  }

  return {
    accept(functionName, event, policy) {
      if (pending.size >= maxPending) return false;
      const running = run(functionName, event, policy)
        .catch((error: unknown) =>
          log.error(`Lambda: an asynchronous invocation of ${functionName} is given up`, {
            reason: String(error),
          }),
        )
        .finally(() => pending.delete(running));
      pending.add(running);
      return true;
    },
    async stop() {
      abort.abort();
      await Promise.all(pending);
    },
  };
}

/** The retry policy that an AWS::Lambda::EventInvokeConfig gives its function, by the function's name. */
export function retryPolicyOf({ properties }: Resource): readonly [string, RetryPolicy] {
  const { FunctionName, MaximumRetryAttempts, MaximumEventAgeInSeconds } = properties;
  const { retries, maxAgeMs } = defaultRetryPolicy;
  return [
    functionNameFrom(String(FunctionName)),
    {
      retries: Number(MaximumRetryAttempts ?? retries),
      maxAgeMs: MaximumEventAgeInSeconds === undefined ? maxAgeMs : Number(MaximumEventAgeInSeconds) * 1000,
    },
  ];
}
