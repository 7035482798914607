/** Time as the deliveries and schedules see it, so that a test can move it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `callback` once, `delay` milliseconds from now. Returns what cancels it. */
  after(delay: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delay, callback) => {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
};

/** One timer for the earliest of many moments. */
export interface Alarm {
  /** Asks to be woken at `time` (epoch milliseconds), unless an earlier moment is already asked for. */
  wakeAt(time: number): void;
  clear(): void;
}

/** A wall clock can be set and a laptop can sleep: long waits are cut into pieces that look at the clock again. */
const LONGEST_WAIT = 60_000;

/** @param wake called once when the moment has come; it asks for the next one itself */
export function createAlarm(clock: Clock, wake: () => void): Alarm {
  let moment = Number.POSITIVE_INFINITY;
  let cancel: (() => void) | undefined;

  const arm = (): void => {
    cancel?.();
    const wait = Math.max(0, moment - clock.now());
    cancel = clock.after(Math.min(wait, LONGEST_WAIT), ring);
  };
  const ring = (): void => {
    if (clock.now() < moment) {
      arm();
      return;
    }
    moment = Number.POSITIVE_INFINITY;
    wake();
  };
  return {
    wakeAt: (time) => {
      if (time >= moment) return;
      moment = time;
      arm();
    },
    clear: () => {
      cancel?.();
      moment = Number.POSITIVE_INFINITY;
    },
  };
}
