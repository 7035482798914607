import { randomUUID } from 'node:crypto';
import type { EventContract } from '@bayon/event-contracts';
import {
  connectUsers,
  forFreshUsers,
  type Host,
  inBatch,
  InvocationFailed,
  onTheBus,
  precedingOf,
  type Subscription,
  usersOf,
} from '@bayon/function-host';
import { longestChain } from './chain.ts';
import { changedItems, describeSecond, type Effects, framesIn, publishedIn } from './effects.ts';
import type { Call, Recorder } from './recorder.ts';

type Detail = Readonly<Record<string, unknown>>;

/** The functions, and what they call while they are watched. */
export type WatchedHost = Host & { readonly during: Recorder['during'] };

/** How one example of one event fared with one function. */
export interface MeasuredEvent {
  readonly subscription: Subscription;
  /** What tells the example from the event's others: `blog-post`; empty for an only kind. */
  readonly variant: string;
  readonly calls: number;
  readonly sequential: number;
  /** Something was read before anything was written. */
  readonly loads: boolean;
  /** Another message with the same event, as EventBridge delivers twice. */
  readonly copy: Again;
  /** The same message once more, as a queue delivers twice. */
  readonly redelivery: Again;
}

export interface Again {
  readonly calls: number;
  readonly sequential: number;
  readonly effect: string;
}

const now = () => new Date().toISOString();

const reads = new Set(['GetItem', 'BatchGetItem', 'TransactGetItems', 'Query']);

/** Delivers an example and then its duplicate, to users of its own. Throws InvocationFailed. */
export async function measureEvent(
  host: WatchedHost,
  subscription: Subscription,
  example: Detail,
  /** The types of all events that the function takes: what it does not take is none of its past. */
  consumed: ReadonlySet<string>,
): Promise<MeasuredEvent> {
  const { contract, source, stack } = subscription;
  const detail = forFreshUsers(example);
  for (const before of precedingOf(contract, detail).filter((one) => consumed.has(one.contract.detailType)))
    await deliver(host, subscription, {
      ...before,
      source,
      id: randomUUID(),
      timestamp: now(),
      messageId: randomUUID(),
    });
  const variant = variantOf(detail);
  if (stack === 'realtime') await connectUsers(host, usersOf(detail));

  const event = {
    contract,
    source,
    detail,
    id: randomUUID(),
    timestamp: now(),
    messageId: randomUUID(),
  };
  const first = await observed(host, () => deliver(host, subscription, event));
  const again = async (delivered: Delivered): Promise<Again> => {
    const { calls, effects } = await observed(host, () => deliver(host, subscription, delivered));
    const effect = describeSecond(first.effects, effects);
    return { calls: calls.length, sequential: longestChain(calls), effect };
  };
  return {
    subscription,
    variant,
    calls: first.calls.length,
    sequential: longestChain(first.calls),
    loads: reads.has(first.calls[0]?.operation ?? ''),
    copy: await again({ ...event, messageId: randomUUID() }),
    redelivery: await again({ ...event, attempt: 2 }),
  };
}

interface Delivered {
  readonly contract: EventContract;
  readonly source: string;
  readonly detail: Detail;
  readonly id: string;
  /** Set once: a copy is the same event to the letter. */
  readonly timestamp: string;
  readonly messageId: string;
  /** 1 if not given. */
  readonly attempt?: number;
}

/** One delivery. Throws InvocationFailed when the function gives the message back. */
async function deliver(host: Host, subscription: Subscription, what: Delivered): Promise<void> {
  const { contract, source, detail, id, timestamp, messageId, attempt = 1 } = what;
  const event = onTheBus(contract, source, detail, id, timestamp);
  const answer = (await host.invoke(
    subscription.functionName,
    inBatch(event, subscription.queueArn, messageId, attempt),
  )) as { readonly batchItemFailures?: readonly unknown[] };
  if ((answer.batchItemFailures ?? []).length > 0)
    throw new InvocationFailed(`${subscription.functionName} gave back ${contract.detailType}`);
}

async function observed(
  host: WatchedHost,
  work: () => Promise<void>,
): Promise<{ readonly calls: readonly Call[]; readonly effects: Effects }> {
  const before = await host.items();
  const { calls } = await host.during(work);
  const items = changedItems(before, await host.items());
  if (calls.some(({ operation }) => operation === 'SendMessage'))
    throw new InvocationFailed('the event was laid aside as a dead letter');
  return { calls, effects: { items, events: publishedIn(calls), frames: framesIn(calls) } };
}

function variantOf(detail: Detail): string {
  const { contentType, status, userIds, type } = detail;
  if (Array.isArray(userIds)) return `${userIds.length} users`;
  if (type !== undefined) return '1 user';
  return [contentType, status].filter((part) => typeof part === 'string').join(' ');
}
