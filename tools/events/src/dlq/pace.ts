import { setTimeout } from 'node:timers/promises';
import { UsageError } from '../errors.ts';

/** Waits until the next may be done. @throws AbortError on the signal */
export type Pace = () => Promise<void>;

/** So many a second, evenly; without a rate as fast as it goes. @throws UsageError */
export function paceOf(rate: string | undefined, signal: AbortSignal): Pace {
  if (rate === undefined) return () => Promise.resolve();
  const perSecond = Number(rate);
  if (!(perSecond > 0 && perSecond <= 1_000))
    throw new UsageError(`--rate ${rate}: messages a second, above 0 and up to 1000`);
  let next = 0;
  return async () => {
    const now = performance.now();
    if (next > now) await setTimeout(next - now, undefined, { signal });
    next = Math.max(next, now) + 1_000 / perSecond;
  };
}
