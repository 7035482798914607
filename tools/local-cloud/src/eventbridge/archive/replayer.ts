import type { Log } from '../../ports.ts';
import { busNameOf } from '../arn.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Delivery, DeliveryStore } from '../delivery-store.ts';
import { replayOf } from '../lane.ts';
import { fieldsOf } from '../pattern/fields.ts';
import type { Registry } from '../registry.ts';
import { routesOf } from '../routing.ts';
import type { ArchivedEvent, ArchivedEvents } from './archived-events.ts';
import type { Archives } from './archives.ts';
import { withReplayName, type Replay } from './replay.ts';
import type { Replays } from './replays.ts';

/** What carries the replays out. */
export interface Replayer {
  /** Goes on with what an earlier run left behind. */
  start(): void;
  /** To be called when a replay has been started or is to be cancelled. */
  readonly proceed: (name: string) => void;
  /** To be called when a delivery has been tried. */
  readonly attempted: (delivery: Delivery) => void;
  stop(): void;
}

/** Events of a replay that are on their way at once. */
const PORTION = 100;
/** How long a replay rests when its database fails it (a full disk), in milliseconds. */
const REST = 5_000;

/**
 * Replays in portions of one minute of event time at most. A portion goes when every delivery of the one before has
 * been tried once, so minutes keep their order, live events find no more than a portion before them, and memory holds
 * no more than that. What a target did not take is retried under its rule's policy and does not hold up the replay.
 *
 * The place in the archive moves in the transaction that accepts a portion: a crash repeats what was under way and
 * loses nothing.
 */
export function createReplayer(parts: {
  readonly database: Database;
  readonly store: DeliveryStore;
  readonly registry: Registry;
  readonly archives: Archives;
  readonly archived: ArchivedEvents;
  readonly replays: Replays;
  readonly clock: Clock;
  readonly offer: (deliveries: readonly Delivery[]) => void;
  readonly log: Log;
}): Replayer {
  const { database, store, registry, archives, archived, replays, clock, offer, log } = parts;
  /** Deliveries that have not been tried yet, by replay. */
  const underWay = new Map<string, Set<number>>();
  const scheduled = new Set<string>();
  let running = false;

  /** Not at once: other work gets its turn between two portions, however few deliveries they make. */
  function proceed(name: string): void {
    if (!running || underWay.has(name) || scheduled.has(name)) return;
    scheduled.add(name);
    setImmediate(() => {
      scheduled.delete(name);
      if (!running) return;
      try {
        step(replays.named(name));
      } catch (error) {
        log.error('A replay has to wait', { replay: name, error: String(error) });
        clock.after(REST, () => proceed(name));
      }
    });
  }

  function step(replay: Replay): void {
    const { definition, place, untilId, state, endedAt } = replay;
    const name = definition.ReplayName;
    if (endedAt !== undefined) return;
    const end = (ending: 'COMPLETED' | 'CANCELLED' | 'FAILED', reason?: string) =>
      replays.end(name, ending, clock.now(), reason);
    const archive = archives.byId(replay.archive);
    if (state === 'CANCELLING') end('CANCELLED');
    else if (!archive) end('FAILED', 'The archive does not exist.');
    else {
      const events = archived.next(archive, place, { before: definition.EventEndTime, untilId }, PORTION);
      if (events.length > 0) send(replay, events);
      else end('COMPLETED');
    }
  }

  function send(replay: Replay, events: readonly ArchivedEvent[]): void {
    const name = replay.definition.ReplayName;
    const deliveries = database.transaction(() =>
      events.flatMap((event) => {
        replays.advance(name, event);
        return accept(replay, event.envelope);
      }),
    );
    if (deliveries.length > 0) {
      underWay.set(name, new Set(deliveries.map(({ id }) => id)));
      offer(deliveries);
    } else proceed(name);
  }

  function accept({ definition }: Replay, archivedEnvelope: string): Delivery[] {
    const { ReplayName: replay, Destination } = definition;
    const envelope = withReplayName(archivedEnvelope, replay);
    const event = {
      bus: busNameOf(Destination.Arn),
      fields: fieldsOf(JSON.parse(envelope)),
      forwarded: false,
    };
    const routes = routesOf(event, registry, Destination.FilterArns);
    return store.accept({ envelope, acceptedAt: clock.now(), forwarded: false, routes, replay });
  }

  return {
    proceed,
    attempted: ({ id, lane }) => {
      const name = replayOf(lane);
      const waiting = name === undefined ? undefined : underWay.get(name);
      if (name === undefined || !waiting?.delete(id) || waiting.size > 0) return;
      underWay.delete(name);
      proceed(name);
    },
    start: () => {
      running = true;
      for (const { definition } of replays.active()) {
        const left = store.dueOfReplay(definition.ReplayName, clock.now());
        if (left.length > 0) underWay.set(definition.ReplayName, new Set(left));
        proceed(definition.ReplayName);
      }
    },
    stop: () => {
      running = false;
    },
  };
}
