import type { LocalAccount } from '../ports.ts';
import { createAlarm, type Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { Delivery, DeliveryStore } from './delivery-store.ts';
import { wrap } from './envelope.ts';
import type { Registry, RegisteredRule } from './registry.ts';

export interface Scheduler {
  start(): void;
  /** To be called when rules have changed. */
  refresh(): void;
  stop(): void;
}

/**
 * Fires the rules with a ScheduleExpression. The next moment of each is kept in the database and moves in the
 * transaction that accepts the event, so a tick is neither lost nor doubled by a crash. Moments that passed
 * while the machine was off are made up for by one tick: AWS never stops, a laptop does.
 */
export function createScheduler(parts: {
  readonly database: Database;
  readonly store: DeliveryStore;
  readonly registry: Registry;
  readonly account: LocalAccount;
  readonly clock: Clock;
  readonly offer: (deliveries: readonly Delivery[]) => void;
}): Scheduler {
  const { store, registry, account, clock, offer } = parts;
  const { sql, transaction } = parts.database;
  const select = sql.prepare('SELECT rule, expression, due_at AS dueAt FROM schedules');
  const save = sql.prepare('INSERT OR REPLACE INTO schedules (rule, expression, due_at) VALUES (?, ?, ?)');
  const remove = sql.prepare('DELETE FROM schedules WHERE rule = ?');
  const alarm = createAlarm(clock, () => tick());
  let running = false;

  const kept = () => select.all() as unknown as { rule: string; expression: string; dueAt: number }[];
  const scheduled = () =>
    registry.allRules().filter((rule) => rule.schedule && rule.definition.State === 'ENABLED');

  function plan(rule: RegisteredRule, now: number, previous: number): void {
    const dueAt = rule.schedule?.next(now, previous);
    if (dueAt === undefined) remove.run(rule.arn);
    else save.run(rule.arn, rule.definition.ScheduleExpression ?? '', dueAt);
  }

  function refresh(): void {
    if (!running) return;
    const now = clock.now();
    const rules = new Map(scheduled().map((rule) => [rule.arn, rule]));
    transaction(() => {
      const known = new Set<string>();
      for (const { rule, expression } of kept()) {
        if (rules.get(rule)?.definition.ScheduleExpression === expression) known.add(rule);
        else remove.run(rule);
      }
      for (const rule of rules.values()) if (!known.has(rule.arn)) plan(rule, now, now);
    });
    for (const { dueAt } of kept()) alarm.wakeAt(dueAt);
  }

  function tick(): void {
    const now = clock.now();
    const due = kept().filter(({ dueAt }) => dueAt <= now);
    const deliveries = transaction(() =>
      due.flatMap(({ rule: arn, dueAt }) => {
        const rule = scheduled().find((each) => each.arn === arn);
        if (!rule) return [];
        plan(rule, now, dueAt);
        return store.accept({
          envelope: scheduledEvent(arn, dueAt, account),
          acceptedAt: now,
          forwarded: false,
          routes: rule.definition.Targets.map((target) => ({ rule: arn, target })),
        });
      }),
    );
    for (const { dueAt } of kept()) alarm.wakeAt(dueAt);
    offer(deliveries);
  }

  return {
    start: () => {
      running = true;
      refresh();
    },
    refresh,
    stop: () => {
      running = false;
      alarm.clear();
    },
  };
}

/** The event that EventBridge sends for a schedule. */
function scheduledEvent(rule: string, time: number, account: LocalAccount): string {
  const content = {
    source: 'aws.events',
    detailType: 'Scheduled Event',
    detail: '{}',
    resources: [rule],
    time,
  };
  return wrap(content, account).json;
}
