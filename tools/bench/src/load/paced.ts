import { setTimeout as delay } from 'node:timers/promises';

/** So many calls a second, for so long. */
export interface Pace {
  readonly perSecond: number;
  readonly seconds: number;
}

/**
 * Makes calls on time, whether or not those before have ended: who waits for answers before sending more would spare
 * a slow system just when it is to be seen.
 *
 * @param send gets the call's place and when it is due (`performance.now()`)
 * @returns what the calls yielded, in their order. Rejects as the first call that does
 */
export async function paced<T>(
  { perSecond, seconds }: Pace,
  send: (place: number, due: number) => Promise<T>,
): Promise<T[]> {
  const startedAt = performance.now();
  const calls: Promise<T>[] = [];
  const failed = new AbortController();
  for (let place = 0; place < Math.round(perSecond * seconds); place += 1) {
    const due = startedAt + (place * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await delay(wait, undefined, { signal: failed.signal }).catch(() => undefined);
    if (failed.signal.aborted) break;
    const call = send(place, due);
    call.catch(() => failed.abort());
    calls.push(call);
  }
  return Promise.all(calls);
}
