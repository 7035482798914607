import { setTimeout } from 'node:timers/promises';
import type { Log } from '../ports.ts';
import { createAlarm, type Clock } from './clock.ts';
import type { Delivery, DeliveryStore } from './delivery-store.ts';

/** What became of one attempt: finished (delivered, dead-lettered or dropped), or to be tried again. */
export type Outcome = 'finished' | { readonly dueAt: number; readonly retries: number };

/** Tries to deliver once. */
export type Attempt = (delivery: Delivery) => Promise<Outcome>;

export interface Dispatcher {
  /** Begins with what an earlier run left behind. */
  start(): void;
  /** Takes deliveries that have just been committed: they go out at once, without a look into the database. */
  readonly offer: (deliveries: readonly Delivery[]) => void;
  /** Takes nothing new and waits briefly for what is under way; what does not end in time is delivered again. */
  stop(): Promise<void>;
}

/** Deliveries that go one after the other, up to `CONCURRENCY` at once: see `laneFor`. */
interface Lane {
  readonly ready: Delivery[];
  running: number;
  /** Whether the database holds more than `ready` does. */
  more: boolean;
}

/** Attempts under way at once, per lane. */
const CONCURRENCY = 32;
/** Deliveries a lane keeps in memory; the rest wait in the database. */
const READY_LIMIT = 128;
/** How long `stop` waits for attempts under way, in milliseconds. */
const STOP_PATIENCE = 2_000;

export function createDispatcher(parts: {
  readonly store: DeliveryStore;
  readonly attempt: Attempt;
  /** Told of each attempt that has been made, whatever came of it. */
  readonly attempted: (delivery: Delivery) => void;
  readonly clock: Clock;
  readonly log: Log;
}): Dispatcher {
  const { store, attempt, attempted, clock, log } = parts;
  const lanes = new Map<string, Lane>();
  /** Rows that are in memory, so that reading a lane's rest from the database does not take them twice. */
  const claimed = new Set<number>();
  const underWay = new Set<Promise<void>>();
  let finished: Delivery[] = [];
  let running = false;
  let closed = false;

  const alarm = createAlarm(clock, () => wake());

  function laneOf(name: string): Lane {
    const lane = lanes.get(name) ?? { ready: [], running: 0, more: false };
    lanes.set(name, lane);
    return lane;
  }

  function wake(): void {
    const now = clock.now();
    for (const name of store.lanesDue(now)) {
      laneOf(name).more = true;
      pump(name);
    }
    const next = store.nextDue(now);
    if (next !== undefined) alarm.wakeAt(next);
  }

  function pump(name: string): void {
    const lane = laneOf(name);
    while (running && lane.running < CONCURRENCY) {
      if (lane.ready.length === 0 && lane.more) refill(name, lane);
      const delivery = lane.ready.shift();
      if (!delivery) break;
      lane.running += 1;
      const work = run(delivery)
        .catch((error: unknown) =>
          log.error('An event could not be taken off the list', { error: String(error) }),
        )
        .finally(() => {
          attempted(delivery);
          underWay.delete(work);
          lane.running -= 1;
          pump(name);
          // A lane costs nothing while idle, however many targets come and go.
          if (lane.running === 0 && lane.ready.length === 0) lanes.delete(name);
        });
      underWay.add(work);
    }
  }

  function refill(name: string, lane: Lane): void {
    flush();
    const limit = READY_LIMIT + CONCURRENCY;
    const due = store.due(name, clock.now(), limit);
    lane.more = due.length === limit;
    for (const delivery of due.filter(({ id }) => !claimed.has(id))) claim(lane, delivery);
  }

  function claim(lane: Lane, delivery: Delivery): void {
    claimed.add(delivery.id);
    lane.ready.push(delivery);
  }

  async function run(delivery: Delivery): Promise<void> {
    const outcome = await attempt(delivery);
    if (closed) return;
    if (outcome === 'finished') {
      if (finished.push(delivery) === 1) setImmediate(flush);
    } else {
      store.postpone(delivery, outcome.dueAt, outcome.retries);
      claimed.delete(delivery.id);
      if (running) alarm.wakeAt(outcome.dueAt);
    }
  }

  /** Deletes what has been delivered since the last turn of the event loop, in one transaction. */
  function flush(): void {
    const done = finished;
    finished = [];
    if (done.length === 0) return;
    store.finish(done);
    for (const { id } of done) claimed.delete(id);
  }

  return {
    start: () => {
      running = true;
      wake();
    },
    offer: (deliveries) => {
      if (!running) return;
      for (const delivery of deliveries) {
        const lane = laneOf(delivery.lane);
        if (lane.more || lane.ready.length >= READY_LIMIT) lane.more = true;
        else claim(lane, delivery);
        pump(delivery.lane);
      }
    },
    stop: async () => {
      running = false;
      alarm.clear();
      await settledOrLate(underWay);
      flush();
      closed = true;
      if (underWay.size > 0)
        log.warn('EventBridge stopped with deliveries under way; they will be made again', {
          deliveries: underWay.size,
        });
    },
  };
}

/** Waits for the work, but not longer than `STOP_PATIENCE`. */
async function settledOrLate(work: ReadonlySet<Promise<void>>): Promise<void> {
  const settled = new AbortController();
  const late = setTimeout(STOP_PATIENCE, undefined, { signal: settled.signal }).catch(() => undefined);
  await Promise.race([Promise.all(work), late]);
  settled.abort();
}
