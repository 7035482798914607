import type { Log } from '../../ports.ts';
import { createAlarm, type Clock } from '../clock.ts';
import type { Database } from '../database.ts';

/** The work that makes room: what is older than its archive keeps it, deleted archives, replays long ended. */
export interface Retention {
  start(): void;
  /** Looks now, since an archive has been changed. */
  refresh(): void;
  stop(): void;
}

const DAY = 86_400_000;
/** How often is looked for what is too old. AWS promises no more than days. */
const EVERY = 3_600_000;
/** Events deleted in one transaction: a few milliseconds, in which nothing else happens in this process. */
const PORTION = 500;
/** EventBridge lists a replay for 90 days, then deletes it; its name is free again. */
const REPLAY_DAYS = 90;

interface Archive {
  readonly id: number;
  readonly deleted: number;
  readonly template: string | null;
  readonly days: number;
}

export function createRetention({ sql, transaction }: Database, clock: Clock, log: Log): Retention {
  const selectArchives = sql.prepare(
    `SELECT id, deleted, template, definition ->> '$.RetentionDays' AS days FROM archives`,
  );
  const selectOld = sql.prepare(
    `SELECT id, octet_length(envelope) AS bytes FROM archived WHERE archive = ? AND archived_at < ? LIMIT ?`,
  );
  const remove = sql.prepare('DELETE FROM archived WHERE id = ?');
  const uncount = sql.prepare('UPDATE archives SET events = events - 1, bytes = bytes - ? WHERE id = ?');
  const removeArchive = sql.prepare('DELETE FROM archives WHERE id = ?');
  const removeReplays = sql.prepare('DELETE FROM replays WHERE ended_at < ?');
  const alarm = createAlarm(clock, () => {
    try {
      sweep();
    } catch (error) {
      log.error('What is too old could not be deleted; it will be tried again', { error: String(error) });
      alarm.wakeAt(clock.now() + EVERY);
    }
  });
  let running = false;

  /** @returns whether there may be more */
  function portion(archive: Archive, before: number): boolean {
    return transaction(() => {
      const old = selectOld.all(archive.id, before, PORTION) as unknown as { id: number; bytes: number }[];
      for (const { id, bytes } of old) {
        remove.run(id);
        uncount.run(bytes, archive.id);
      }
      const more = old.length === PORTION;
      // A template's archive that the API deleted is remembered, else the next start would make it again.
      if (!more && archive.deleted === 1 && archive.template === null) removeArchive.run(archive.id);
      return more;
    });
  }

  function sweep(): void {
    const now = clock.now();
    removeReplays.run(now - REPLAY_DAYS * DAY);
    const archives = selectArchives.all() as unknown as Archive[];
    const more = archives
      .filter(({ deleted, days }) => deleted === 1 || days > 0)
      .map((archive) => portion(archive, archive.deleted === 1 ? Infinity : now - archive.days * DAY))
      .includes(true);
    alarm.wakeAt(more ? now : now + EVERY);
  }

  function refresh(): void {
    if (running) alarm.wakeAt(clock.now());
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
