import { randomUUID } from 'node:crypto';
import type { QueuedEvent, Subscription } from '@bayon/function-host';

/** What waits for one function. */
export interface Queue {
  readonly taker: Subscription;
  readonly waiting: QueuedEvent[];
}

/** Every function's queue, as the packaged templates have them. */
export interface Queues {
  /** Puts an event into the queue of each function that takes it. @param place where; at the end if not given */
  put(event: object, place?: (length: number) => number): void;
  readonly all: readonly Queue[];
}

export function queuesOf(subscriptions: readonly Subscription[]): Queues {
  const byFunction = new Map<string, Queue>();
  for (const taker of subscriptions) byFunction.set(taker.functionName, { taker, waiting: [] });
  return {
    all: [...byFunction.values()],
    put(event, place = (length) => length) {
      const takers = subscriptions.filter((subscription) => subscription.takes(event));
      for (const functionName of new Set(takers.map((taker) => taker.functionName))) {
        const { waiting } = byFunction.get(functionName) ?? { waiting: [] };
        waiting.splice(place(waiting.length), 0, { event, messageId: randomUUID(), attempt: 1 });
      }
    },
  };
}

/** Messages that a queue hands out together. */
export interface Batch {
  readonly queue: Queue;
  readonly messages: readonly QueuedEvent[];
}

/** What a queue hands out now: one message; or, cut by chance, up to three batches at once. */
export function handedOut(queue: Queue, cut: 'alone' | 'batches', upTo: (most: number) => number): Batch[] {
  const batches: Batch[] = [];
  const atOnce = cut === 'alone' ? 1 : upTo(3);
  while (batches.length < atOnce && queue.waiting.length > 0) {
    const size = cut === 'alone' ? 1 : upTo(queue.taker.batchSize);
    batches.push({ queue, messages: queue.waiting.splice(0, size) });
  }
  return batches;
}
