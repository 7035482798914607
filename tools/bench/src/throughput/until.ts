import { setTimeout as delay } from 'node:timers/promises';

/** Asks again until the answer is yes, and returns when that was. Throws when it is not within the patience (ms). */
export async function until(
  what: string,
  condition: () => Promise<boolean>,
  { every = 50, patience = 60_000 } = {},
): Promise<number> {
  const deadline = performance.now() + patience;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not within ${patience} ms: ${what}`);
    await delay(every);
  }
  return performance.now();
}
