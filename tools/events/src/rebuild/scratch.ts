import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Which copy of a table: the live one as it was before the replay, the rebuilt one at its end. */
export type Copy = 'live' | 'rebuilt';

/** An event of the archive. */
export interface ArchivedEvent {
  /** EventBridge's own id: a replay may deliver an event twice. */
  readonly id: string;
  /** When EventBridge took it: ISO 8601 UTC, whole seconds. */
  readonly time: string;
  /** JSON: the whole event. */
  readonly body: string;
}

/** What must be done for one event and scope. */
export interface PlannedCause {
  /** The `pk` of its settled record. */
  readonly record: string;
  readonly scope: string;
  readonly eventId: string;
  /** ISO 8601 UTC; null where the live table has no record. */
  readonly settledAt: string | null;
  /** When the event came: what was missed goes by it. */
  readonly time: string;
}

export interface ItemRow {
  readonly pk: string;
  readonly sk: string;
  /** `canonicalOf` what is compared of the item. */
  readonly item: string;
  /** Of a settled record. */
  readonly settledAt?: string | undefined;
}

/** An item that is not the same in both copies: absent in one, or another. */
export interface UnequalRow {
  readonly pk: string;
  readonly sk: string;
  readonly live: string | null;
  readonly rebuilt: string | null;
}

/**
 * All that a rebuild needs to remember, on disk: a table and its events do not fit into memory. It lies in a folder
 * that only this user can read, and goes with `dispose`.
 */
export type Scratch = ReturnType<typeof createScratch>;

const tables = `
  CREATE TABLE event (id TEXT PRIMARY KEY, time TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE cause (record TEXT PRIMARY KEY, scope TEXT NOT NULL, event_id TEXT NOT NULL,
    settled_at TEXT, time TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX cause_order ON cause (settled_at IS NULL, settled_at, scope, time, event_id);
  CREATE TABLE live (pk TEXT, sk TEXT, item TEXT NOT NULL, settled_at TEXT, PRIMARY KEY (pk, sk)) WITHOUT ROWID;
  CREATE TABLE rebuilt (pk TEXT, sk TEXT, item TEXT NOT NULL, settled_at TEXT, PRIMARY KEY (pk, sk)) WITHOUT ROWID;
  CREATE TABLE later (pk TEXT, sk TEXT, PRIMARY KEY (pk, sk)) WITHOUT ROWID;
`;

export function createScratch() {
  const folder = mkdtempSync(join(tmpdir(), 'bayon-rebuild-'));
  const database = new DatabaseSync(join(folder, 'scratch.sqlite'));
  // Nothing here outlives the process: no need to wait for the disk.
  database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${tables}`);
  const addEvent = database.prepare('INSERT OR IGNORE INTO event VALUES (?, ?, ?)');
  const addCause = database.prepare('INSERT OR IGNORE INTO cause VALUES (?, ?, ?, ?, ?)');
  const addLater = database.prepare('INSERT OR IGNORE INTO later VALUES (?, ?)');
  const settledAt = database.prepare('SELECT settled_at FROM live WHERE pk = ? AND settled_at IS NOT NULL');
  const bodyOf = database.prepare('SELECT body FROM event WHERE id = ?');
  const putItem = {
    live: database.prepare('INSERT OR REPLACE INTO live VALUES (?, ?, ?, ?)'),
    rebuilt: database.prepare('INSERT OR REPLACE INTO rebuilt VALUES (?, ?, ?, ?)'),
  };
  const count = (query: string, ...values: string[]): number =>
    Number(database.prepare(`SELECT count(*) AS n FROM ${query}`).get(...values)?.['n'] ?? 0);
  const rows = (query: string): IterableIterator<unknown> => database.prepare(query).iterate();

  return {
    addEvent: ({ id, time, body }: ArchivedEvent) => void addEvent.run(id, time, body),
    addCause: (cause: PlannedCause) =>
      void addCause.run(cause.record, cause.scope, cause.eventId, cause.settledAt, cause.time),
    /** An item that changed after what is compared. */
    addLater: (pk: string, sk: string) => void addLater.run(pk, sk),
    putItem: (copy: Copy, { pk, sk, item, settledAt: at }: ItemRow) =>
      void putItem[copy].run(pk, sk, item, at ?? null),
    /** When the live table settled an event, by its record. */
    settledAt: (record: string) => settledAt.get(record)?.['settled_at'] as string | undefined,
    bodyOf: (eventId: string) => String(bodyOf.get(eventId)?.['body']),
    /** In the order in which they came. */
    events: () => rows('SELECT * FROM event ORDER BY time, id') as IterableIterator<ArchivedEvent>,
    /** In the order in which they were settled; what was not comes last, as it came. */
    causes: () =>
      rows(`SELECT record, scope, event_id AS eventId, settled_at AS settledAt, time FROM cause
            ORDER BY settled_at IS NULL, settled_at, scope, time, event_id`) as IterableIterator<PlannedCause>,
    /** What the copies do not agree on, but for what changed later and for records of events that are not in the archive. */
    unequal: () =>
      rows(`SELECT pk, sk, live.item AS live, rebuilt.item AS rebuilt FROM live
              LEFT JOIN rebuilt USING (pk, sk) LEFT JOIN later USING (pk, sk)
              WHERE live.item IS NOT rebuilt.item AND later.pk IS NULL
                AND NOT (live.settled_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cause WHERE record = live.pk))
            UNION ALL
            SELECT rebuilt.pk, rebuilt.sk, NULL, rebuilt.item FROM rebuilt
              LEFT JOIN live USING (pk, sk) LEFT JOIN later ON later.pk = rebuilt.pk AND later.sk = rebuilt.sk
              WHERE live.pk IS NULL AND later.pk IS NULL
            ORDER BY 1, 2`) as IterableIterator<UnequalRow>,
    counts: () => ({
      events: count('event'),
      live: count('live'),
      rebuilt: count('rebuilt'),
      later: count('later'),
      missed: count('cause WHERE settled_at IS NULL'),
    }),
    /** Records of the live table whose events the archive did not give: settled before a moment, or since. */
    recordsWithoutEvent(moment: string) {
      const without =
        'live WHERE settled_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cause WHERE record = live.pk)';
      return {
        before: count(`${without} AND settled_at < ?`, moment),
        since: count(`${without} AND settled_at >= ?`, moment),
      };
    },
    dispose() {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
