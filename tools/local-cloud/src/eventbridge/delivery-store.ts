import type { Database } from './database.ts';
import { laneFor } from './lane.ts';
import type { Target } from './model.ts';

/** An accepted event on its way to one target of one rule. */
export interface Delivery {
  readonly id: number;
  /** The row of the event, shared by all its deliveries. */
  readonly event: number;
  /** The event's whole envelope as JSON text. */
  readonly envelope: string;
  /** Epoch milliseconds. */
  readonly acceptedAt: number;
  /** Whether the event came from another bus. */
  readonly forwarded: boolean;
  /** Where it waits: see `laneFor`. */
  readonly lane: string;
  /** The rule's ARN. */
  readonly rule: string;
  readonly target: Target;
  /** How often it has been tried again so far. */
  readonly retries: number;
}

/** Where an event goes: one target of one rule (by the rule's ARN). */
export interface Route {
  readonly rule: string;
  readonly target: Target;
}

/** An event with everything it causes. */
export interface Accepted {
  readonly envelope: string;
  readonly acceptedAt: number;
  readonly forwarded: boolean;
  readonly routes: readonly Route[];
  /** The name of the replay it comes from. */
  readonly replay?: string;
}

/** The deliveries that are still to be made. What is delivered is deleted, so nothing here grows without bound. */
export interface DeliveryStore {
  /** Writes an event and its deliveries. Call it inside a transaction. An event without routes leaves no trace. */
  accept(event: Accepted): Delivery[];
  /** Removes finished deliveries, and events that have none left, in one transaction. */
  finish(deliveries: readonly Delivery[]): void;
  postpone(delivery: Delivery, dueAt: number, retries: number): void;
  /** The deliveries of a lane that are due, the longest due first. */
  due(lane: string, now: number, limit: number): Delivery[];
  lanesDue(now: number): string[];
  /** The deliveries of a replay that are due: after a start, those that were under way when the process ended. */
  dueOfReplay(replay: string, now: number): number[];
  /** When the next delivery after `now` is due. */
  nextDue(now: number): number | undefined;
}

interface Row {
  id: number;
  event: number;
  envelope: string;
  accepted_at: number;
  forwarded: number;
  lane: string;
  rule: string;
  target: string;
  retries: number;
}

export function createDeliveryStore({ sql, transaction }: Database): DeliveryStore {
  const insertEvent = sql.prepare('INSERT INTO events (envelope, accepted_at, forwarded) VALUES (?, ?, ?)');
  const insert = sql.prepare(
    'INSERT INTO deliveries (event, lane, rule, target, due_at) VALUES (?, ?, ?, ?, ?)',
  );
  const remove = sql.prepare('DELETE FROM deliveries WHERE id = ?');
  const removeEvent = sql.prepare(
    'DELETE FROM events WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM deliveries WHERE event = ?1)',
  );
  const update = sql.prepare('UPDATE deliveries SET due_at = ?, retries = ? WHERE id = ?');
  const selectDue = sql.prepare(
    `SELECT d.id, d.event, e.envelope, e.accepted_at, e.forwarded, d.lane, d.rule, d.target, d.retries
       FROM deliveries d JOIN events e ON e.id = d.event
      WHERE d.lane = ? AND d.due_at <= ? ORDER BY d.due_at, d.id LIMIT ?`,
  );
  const selectLanes = sql.prepare('SELECT DISTINCT lane FROM deliveries WHERE due_at <= ?');
  const selectReplay = sql.prepare(
    `SELECT id FROM deliveries WHERE substr(lane, instr(lane, ' ') + 1) = ? AND due_at <= ?`,
  );
  const selectNext = sql.prepare('SELECT min(due_at) AS due FROM deliveries WHERE due_at > ?');

  return {
    accept: ({ envelope, acceptedAt, forwarded, routes, replay }) => {
      if (routes.length === 0) return [];
      const event = Number(insertEvent.run(envelope, acceptedAt, forwarded ? 1 : 0).lastInsertRowid);
      return routes.map(({ rule, target }) => {
        const lane = laneFor(target, replay);
        const added = insert.run(event, lane, rule, JSON.stringify(target), acceptedAt);
        const id = Number(added.lastInsertRowid);
        return { id, event, envelope, acceptedAt, forwarded, lane, rule, target, retries: 0 };
      });
    },
    finish: (deliveries) =>
      transaction(() => {
        for (const { id, event } of deliveries) {
          remove.run(id);
          removeEvent.run(event);
        }
      }),
    postpone: ({ id }, dueAt, retries) => void update.run(dueAt, retries, id),
    due: (lane, now, limit) => (selectDue.all(lane, now, limit) as unknown as Row[]).map(deliveryOf),
    lanesDue: (now) => (selectLanes.all(now) as unknown as { lane: string }[]).map(({ lane }) => lane),
    dueOfReplay: (replay, now) =>
      (selectReplay.all(replay, now) as unknown as { id: number }[]).map(({ id }) => id),
    nextDue: (now) => (selectNext.get(now) as unknown as { due: number | null }).due ?? undefined,
  };
}

function deliveryOf(row: Row): Delivery {
  const { id, event, envelope, lane, rule, retries } = row;
  const target = JSON.parse(row.target) as Target;
  return {
    id,
    event,
    envelope,
    lane,
    rule,
    retries,
    target,
    acceptedAt: row.accepted_at,
    forwarded: row.forwarded === 1,
  };
}
