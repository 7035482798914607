import type { Order } from './order.ts';

/** What became of each: done, failed with a reason, or not begun because one before it failed. */
export interface Outcome {
  readonly done: readonly string[];
  readonly failed: ReadonlyMap<string, unknown>;
  readonly notBegun: readonly string[];
}

/**
 * Does a job for each app as soon as those before it are done, a few at a time. After a failure nothing else is begun;
 * what is running ends in peace.
 */
export async function sideBySide(
  order: Order,
  limit: number,
  job: (app: string) => Promise<void>,
): Promise<Outcome> {
  const waiting = new Map(order);
  const running = new Map<string, Promise<void>>();
  const done = new Set<string>();
  const failed = new Map<string, unknown>();

  const begin = (app: string) => {
    waiting.delete(app);
    const finished = job(app).then(
      () => void done.add(app),
      (error: unknown) => void failed.set(app, error),
    );
    running.set(
      app,
      finished.finally(() => running.delete(app)),
    );
  };
  const isReady = ([, before]: [string, ReadonlySet<string>]) =>
    [...before].every((other) => done.has(other));

  for (;;) {
    const ready = failed.size > 0 ? [] : [...waiting].filter(isReady);
    for (const [app] of ready.slice(0, limit - running.size)) begin(app);
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  return { done: [...done], failed, notBegun: [...waiting.keys()] };
}
