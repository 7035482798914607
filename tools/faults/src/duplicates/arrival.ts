import { randomUUID } from 'node:crypto';
import { InvocationFailed, type QueuedEvent, type Subscription } from '@bayon/function-host';
import { withCopies } from '@bayon/service-testing';
import { forwarded } from '../packaged/bus-service.ts';
import { connections } from '../packaged/connect.ts';
import { deliverBatch, mostReceives } from '../packaged/deliver.ts';
import { eventOf, type Occurrence } from '../packaged/occurrence.ts';
import type { PackagedWorld } from '../packaged/packaged-world.ts';

/** What happens: an event, or a user's connection that comes or goes. */
export type Step =
  | Occurrence
  | { readonly comes: string; readonly userId: string }
  | { readonly goes: string; readonly userId: string };

/** How what happens reaches the functions. */
export interface Manner {
  /** Each message alone, or batches of any size and several at once. */
  readonly cut: 'alone' | 'batches';
  /** Whether events come up to three times, and messages again that were taken. */
  readonly copies: boolean;
  /** Whether what is caused comes among the rest, or after all of it. */
  readonly followUps: 'among' | 'behind';
}

/** A follow-up is delivered so often at most, or copies of copies would never end. */
const mostOfOne = 2;

/** Lets things happen in this order, and whatever they lead to, until it is quiet. Throws InvocationFailed. */
export async function arrive(
  world: PackagedWorld,
  order: readonly Step[],
  { cut, copies, followUps }: Manner,
  random: () => number,
): Promise<void> {
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const queues = new Map<string, { readonly taker: Subscription; waiting: QueuedEvent[] }>();
  for (const taker of world.subscriptions) queues.set(taker.functionName, { taker, waiting: [] });
  const enqueue = (event: object, place?: (length: number) => number) => {
    const takers = world.subscriptions.filter(({ takes }) => takes(event));
    for (const functionName of new Set(takers.map((taker) => taker.functionName))) {
      const waiting = queues.get(functionName)?.waiting ?? [];
      waiting.splice(place?.(waiting.length) ?? waiting.length, 0, {
        event,
        messageId: randomUUID(),
        attempt: 1,
      });
    }
  };
  const happen = async (step: Step) => {
    if ('comes' in step) await connections(world).come(step.userId, step.comes);
    else if ('goes' in step) await connections(world).go(step.goes);
    else enqueue(eventOf(step));
  };

  const steps = copies ? copied(order, random) : [...order];
  const delivered = new Map<string, number>();
  let forwardedUpTo = 0;
  const forwardCaused = () => {
    const caused = world.bus.entries.slice(forwardedUpTo);
    forwardedUpTo = world.bus.entries.length;
    for (const entry of caused) {
      const name = `${entry.DetailType} ${(JSON.parse(entry.Detail) as { event: { id: string } }).event.id}`;
      const times = (delivered.get(name) ?? 0) + 1;
      if (times > (copies ? mostOfOne : 1)) continue;
      delivered.set(name, times);
      enqueue(forwarded(entry), (length) => Math.floor(random() * (length + 1)));
    }
  };

  for (;;) {
    for (const step of steps.splice(0, cut === 'alone' ? 1 : upTo(6))) await happen(step);
    const batches = [...queues.values()].flatMap((queue) => batchesOf(queue, cut, upTo));
    if (batches.length === 0 && steps.length === 0) {
      if (forwardedUpTo === world.bus.entries.length) return;
      forwardCaused();
      continue;
    }
    await Promise.all(
      batches.map(async ({ queue, batch }) => {
        const back = await deliverBatch(world, queue.taker, batch);
        if (back.some(({ attempt }) => attempt >= mostReceives))
          throw new InvocationFailed(`${queue.taker.functionName} gave a message back ${mostReceives} times`);
        const again = copies ? batch.filter(({ attempt }) => attempt === 1 && random() < 0.15) : [];
        for (const message of new Set([...back, ...again]))
          queue.waiting.push({ ...message, attempt: message.attempt + 1 });
      }),
    );
    if (world.deadLetters.length > 0) throw new InvocationFailed(world.deadLetters.join('; '));
    if (followUps === 'among') forwardCaused();
  }
}

/** API Gateway invokes a function once for each connection that comes or goes: only events have copies. */
function copied(order: readonly Step[], random: () => number): Step[] {
  const seen = new Set<Step>();
  return withCopies(order, random).filter((step) => {
    const isCopy = seen.has(step);
    seen.add(step);
    return !isCopy || 'contract' in step;
  });
}

/** What a queue hands out now: one message, or up to three batches at once. */
function batchesOf<Queue extends { readonly taker: Subscription; waiting: QueuedEvent[] }>(
  queue: Queue,
  cut: Manner['cut'],
  upTo: (most: number) => number,
) {
  const batches: { readonly queue: Queue; readonly batch: readonly QueuedEvent[] }[] = [];
  const atOnce = cut === 'alone' ? 1 : upTo(3);
  while (batches.length < atOnce && queue.waiting.length > 0)
    batches.push({
      queue,
      batch: queue.waiting.splice(0, cut === 'alone' ? 1 : upTo(queue.taker.batchSize)),
    });
  return batches;
}
