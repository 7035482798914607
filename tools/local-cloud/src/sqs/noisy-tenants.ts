/**
 * When SQS calls a tenant (a message group of a standard queue) a noisy neighbour
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues-detailed.html): it has
 * more than a tenth of the messages in flight and at least 30 of its own, or more than a tenth of the time that
 * consumers have lately spent.
 */
const noisyShare = 0.1;
const leastInFlight = 30;

/** AWS says "recent" and not how recent: here the last quarter to half of a minute. Milliseconds. */
const periodMs = 15_000;

/** Whose a message is. Undefined for one without a group, which is a tenant of its own. */
export type Tenant = string | undefined;

/** The time that consumers spent on each tenant's messages, lately. */
export interface Spent {
  /** @param now epoch milliseconds @param ms how long a consumer had the message */
  add(tenant: Tenant, ms: number, now: number): void;
  /** A tenant's part of all the time spent, 0 to 1. */
  share(tenant: string, now: number): number;
}

interface Period {
  readonly number: number;
  total: number;
  readonly byTenant: Map<string, number>;
}

/** Knows two periods, so it keeps no tenant for longer than these. */
export function createSpent(): Spent {
  const begin = (number: number): Period => ({ number, total: 0, byTenant: new Map() });
  let current = begin(0);
  let previous = begin(0);

  function turn(now: number): void {
    const number = Math.floor(now / periodMs);
    if (number <= current.number) return;
    previous = number === current.number + 1 ? current : begin(0);
    current = begin(number);
  }

  return {
    add(tenant, ms, now) {
      turn(now);
      current.total += ms;
      if (tenant !== undefined) current.byTenant.set(tenant, (current.byTenant.get(tenant) ?? 0) + ms);
    },
    share(tenant, now) {
      turn(now);
      const total = current.total + previous.total;
      const own = (current.byTenant.get(tenant) ?? 0) + (previous.byTenant.get(tenant) ?? 0);
      return total === 0 ? 0 : own / total;
    },
  };
}

/**
 * Who of a queue's tenants is noisy at this moment?
 *
 * @param inFlight the tenant of each message in flight
 */
export function noisyTenants(
  inFlight: readonly Tenant[],
  spent: Spent,
  now: number,
): (tenant: Tenant) => boolean {
  const held = new Map<string, number>();
  for (const tenant of inFlight) if (tenant !== undefined) held.set(tenant, (held.get(tenant) ?? 0) + 1);
  const known = new Map<string, boolean>();
  const judge = (tenant: string): boolean => {
    const own = held.get(tenant) ?? 0;
    return (
      (own >= leastInFlight && own > noisyShare * inFlight.length) || spent.share(tenant, now) > noisyShare
    );
  };
  return (tenant) => {
    if (tenant === undefined) return false;
    const noisy = known.get(tenant) ?? judge(tenant);
    known.set(tenant, noisy);
    return noisy;
  };
}
