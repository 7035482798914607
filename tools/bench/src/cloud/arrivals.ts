import type { Agent, Shown } from './agent.ts';

/** Waits for frames by the id that they carry. */
export interface Arrivals {
  /** When the frame with this id arrived first (`performance.now()`); rejects after the patience. */
  of(id: string): Promise<number>;
}

/**
 * Watches these users' frames.
 *
 * @param idOf the id in a frame, undefined for one that is of no interest
 * @param patience how long a frame may take before it counts as lost, in milliseconds
 */
export function watchArrivals(
  agents: readonly Agent[],
  idOf: (shown: Shown) => string | undefined,
  patience = 60_000,
): Arrivals {
  const waiting = new Map<string, PromiseWithResolvers<number>>();
  const entry = (id: string): PromiseWithResolvers<number> => {
    const known = waiting.get(id) ?? Promise.withResolvers<number>();
    waiting.set(id, known);
    return known;
  };
  for (const agent of agents) {
    agent.onShown = (shown, at) => {
      const id = idOf(shown);
      if (id !== undefined) entry(id).resolve(at);
    };
  }
  return {
    of(id) {
      const { promise, reject } = entry(id);
      const timer = setTimeout(() => reject(new Error(`no frame of ${id} within ${patience} ms`)), patience);
      return promise.finally(() => clearTimeout(timer));
    },
  };
}

/** The event's id, of a notification. */
export const notificationId = (shown: Shown): string | undefined =>
  shown.type === 'notification' ? shown.id : undefined;
