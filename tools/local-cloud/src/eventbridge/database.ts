import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { archiveSchema } from './archive/schema.ts';

/** The open database with the one way to write to it. */
export interface Database {
  readonly sql: DatabaseSync;
  /** Runs `work` as one transaction: all of it is kept, or none. */
  readonly transaction: <T>(work: () => T) => T;
  close(): void;
}

/**
 * Opens `<dataDir>/eventbridge.sqlite`. synchronous=NORMAL, not FULL: in WAL mode what is committed lies with
 * the operating system, so it outlives `kill -9` of this process, which is what is promised. FULL would add an
 * fsync (milliseconds) to every PutEvents to outlive the loss of power as well.
 */
export function openDatabase(dataDir: string): Database {
  mkdirSync(dataDir, { recursive: true });
  const sql = new DatabaseSync(join(dataDir, 'eventbridge.sqlite'));
  sql.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;

    CREATE TABLE IF NOT EXISTS events (
      id          INTEGER PRIMARY KEY,
      envelope    TEXT NOT NULL,
      accepted_at INTEGER NOT NULL,
      forwarded   INTEGER NOT NULL      -- 1: came from another bus
    ) STRICT;

    CREATE TABLE IF NOT EXISTS deliveries (
      id       INTEGER PRIMARY KEY,
      event    INTEGER NOT NULL REFERENCES events (id),
      lane     TEXT NOT NULL,           -- see laneFor
      rule     TEXT NOT NULL,           -- the rule's ARN
      target   TEXT NOT NULL,           -- the target as it was when the event came, as JSON
      retries  INTEGER NOT NULL DEFAULT 0,
      due_at   INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS deliveries_by_lane ON deliveries (lane, due_at);
    CREATE INDEX IF NOT EXISTS deliveries_by_due ON deliveries (due_at);
    CREATE INDEX IF NOT EXISTS deliveries_by_event ON deliveries (event);

    CREATE TABLE IF NOT EXISTS rules (
      bus        TEXT NOT NULL,
      name       TEXT NOT NULL,
      definition TEXT,                  -- NULL: deleted
      template   TEXT,                  -- what the template said when the API changed the rule
      PRIMARY KEY (bus, name)
    ) STRICT;

    CREATE TABLE IF NOT EXISTS schedules (
      rule       TEXT PRIMARY KEY,
      expression TEXT NOT NULL,
      due_at     INTEGER NOT NULL
    ) STRICT;
    ${archiveSchema}
  `);

  return {
    sql,
    transaction: (work) => {
      sql.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        sql.exec('COMMIT');
        return result;
      } catch (error) {
        sql.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => sql.close(),
  };
}
