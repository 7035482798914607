import { describe, expect, it } from 'vitest';
import { createSpent, noisyTenants } from './noisy-tenants.ts';

const start = Date.parse('2026-11-23T10:00:00Z');
const many = (tenant: string | undefined, count: number) => Array.from({ length: count }, () => tenant);

describe('a tenant is noisy by what it has in flight', () => {
  it.each([
    { own: 30, others: 200, noisy: true },
    { own: 29, others: 1, noisy: false },
    { own: 30, others: 270, noisy: false },
  ])('$own messages beside $others of others: $noisy', ({ own, others, noisy }) => {
    const inFlight = [...many('loud', own), ...Array.from({ length: others }, (_, other) => `user-${other}`)];
    expect(noisyTenants(inFlight, createSpent(), start)('loud')).toBe(noisy);
  });
});

describe('a tenant is noisy by the time that consumers spent on it', () => {
  it('beyond a tenth of all', () => {
    const spent = createSpent();
    spent.add('slow', 101, start);
    spent.add('quick', 99, start);
    spent.add(undefined, 800, start);
    const isNoisy = noisyTenants([], spent, start);
    expect([isNoisy('slow'), isNoisy('quick')]).toEqual([true, false]);
  });

  it('until that is no longer recent', () => {
    const spent = createSpent();
    spent.add('slow', 100, start);
    const isNoisyAfter = (ms: number) => noisyTenants([], spent, start + ms)('slow');
    expect(isNoisyAfter(14_999)).toBe(true);
    expect(isNoisyAfter(29_999)).toBe(true);
    expect(isNoisyAfter(30_000)).toBe(false);
  });

  it('and others being slow later makes it quiet again', () => {
    const spent = createSpent();
    spent.add('first', 100, start);
    spent.add('second', 1_000, start + 16_000);
    expect(noisyTenants([], spent, start + 16_000)('first')).toBe(false);
  });
});

it('never calls a message without a group noisy: it is a tenant of its own', () => {
  const spent = createSpent();
  spent.add(undefined, 1_000, start);
  expect(noisyTenants(many(undefined, 500), spent, start)(undefined)).toBe(false);
});
