import type { Queue } from './queue.ts';

/** Tells waiting receivers that a queue may have something for them. */
export interface Arrivals {
  /** Makes every change of `queue` that can free a message wake the queue's waiters. */
  watch(queue: Queue): void;
  /** Resolves when something may have become receivable, after `waitMs` at the latest, or when `signal` aborts. */
  next(queue: Queue, waitMs: number, signal: AbortSignal): Promise<void>;
}

/**
 * fauxqs' own long poll looks at its queue every 20 ms. A cloud with a dozen idle pollers would never sleep, so ours
 * waits for the events themselves and for the next moment at which a hidden or delayed message becomes visible.
 */
export function createArrivals(): Arrivals {
  const waiters = new Map<string, Set<() => void>>();
  const wake = (queue: Queue): void => {
    for (const waiter of waiters.get(queue.arn) ?? []) waiter();
  };

  return {
    watch(queue) {
      const enqueue = queue.enqueue.bind(queue);
      const changeVisibility = queue.changeVisibility.bind(queue);
      const deleteMessage = queue.deleteMessage.bind(queue);
      queue.enqueue = (message) => {
        enqueue(message);
        wake(queue);
      };
      queue.changeVisibility = (...args) => {
        changeVisibility(...args);
        wake(queue);
      };
      queue.deleteMessage = (receiptHandle) => {
        const deleted = deleteMessage(receiptHandle);
        // A deleted message unlocks its group; a standard queue has nothing new to offer.
        if (queue.isFifo()) wake(queue);
        return deleted;
      };
    },

    next(queue, waitMs, signal) {
      return new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          ofQueue.delete(done);
          if (ofQueue.size === 0) waiters.delete(queue.arn);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, Math.max(1, Math.min(waitMs, nextVisibleAt(queue) - Date.now())));
        const ofQueue = waiters.get(queue.arn) ?? new Set();
        waiters.set(queue.arn, ofQueue.add(done));
        signal.addEventListener('abort', done);
        if (signal.aborted) done();
      });
    },
  };
}

/** Epoch milliseconds at which time alone makes the next message receivable; Infinity if it never does. */
function nextVisibleAt(queue: Queue): number {
  const delayed = [queue.delayedMessages, ...queue.fifoDelayed.values()].flat();
  let at = Infinity;
  for (const message of delayed) at = Math.min(at, message.delayUntil ?? Infinity);
  for (const { visibilityDeadline } of queue.inflightMessages.values()) at = Math.min(at, visibilityDeadline);
  return at;
}
