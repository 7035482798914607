import { describe, expect, it } from 'vitest';
import { backoff, judge, type Failure } from './retry-policy.ts';

const aDelivery = (retries: number, RetryPolicy = {}) => ({
  id: 1,
  event: 1,
  envelope: '{}',
  acceptedAt: 0,
  forwarded: false,
  lane: 'queue',
  rule: 'rule',
  target: { Id: '1', Arn: 'queue', RetryPolicy },
  retries,
});
const aFailure = (retry: Failure['retry']): Failure => ({ code: 'ERROR_FROM_TARGET', message: 'no', retry });

describe('a failing target', () => {
  it.each([
    ['the first failure', 0, {}, 0, { retry: true, dueAt: 500 }],
    ['the 185th retry failed', 185, {}, 0, { retry: false, condition: 'MaximumRetryAttempts' }],
    [
      'no retries wanted',
      0,
      { MaximumRetryAttempts: 0 },
      0,
      { retry: false, condition: 'MaximumRetryAttempts' },
    ],
    ['older than 24 hours', 9, {}, 86_400_000, { retry: false, condition: 'MaximumEventAgeInSeconds' }],
    [
      'a delay beyond the age ends at it',
      9,
      { MaximumEventAgeInSeconds: 60 },
      59_000,
      { retry: true, dueAt: 60_000 },
    ],
  ])('%s', (_name, retries, policy, now, verdict) => {
    expect(judge(aDelivery(retries, policy), aFailure('rule'), now, 0.5)).toEqual(verdict);
  });

  it('is not tried again where that cannot help', () => {
    expect(judge(aDelivery(0), aFailure('never'), 0, 0.5)).toEqual({ retry: false });
  });
});

describe('a failing function', () => {
  it.each([
    [0, { retry: true, dueAt: 60_000 }],
    [1, { retry: true, dueAt: 120_000 }],
    [2, { retry: false, condition: 'MaximumRetryAttempts' }],
  ])('after %i retries', (retries, verdict) => {
    expect(judge(aDelivery(retries, { MaximumRetryAttempts: 0 }), aFailure('function'), 0, 0.5)).toEqual(
      verdict,
    );
  });
});

it('spreads the 185 retries over about 24 hours', () => {
  const total = Array.from({ length: 185 }, (_, retries) => backoff(retries, 0.5)).reduce(
    (sum, each) => sum + each,
  );
  expect(total / 3_600_000).toBeGreaterThan(20);
  expect(total / 3_600_000).toBeLessThan(24);
});
