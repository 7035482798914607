import type { Database } from '../database.ts';
import type { Archive } from './archive.ts';

/** An event in an archive. */
export interface ArchivedEvent {
  readonly id: number;
  /** Epoch seconds: an event's time has whole seconds. */
  readonly time: number;
  readonly envelope: string;
}

/** A place in an archive: the event last read. Archives are read by event time, and within a second as events came. */
export type Place = Pick<ArchivedEvent, 'time' | 'id'>;

/** What the archives hold. */
export interface ArchivedEvents {
  /**
   * Call it inside a transaction.
   *
   * @param event.time as in the envelope: ISO 8601
   * @param event.archivedAt epoch milliseconds
   */
  add(
    archive: Archive,
    event: { readonly envelope: string; readonly time: string; readonly archivedAt: number },
  ): void;
  totals(archive: Archive): { EventCount: number; SizeBytes: number };
  /**
   * The next events behind a place, at most `limit`, and all of the minute of the first: a replay goes by minutes.
   *
   * @param range.before epoch seconds; the event of this very time is not read
   * @param range.untilId the newest event that is read
   */
  next(
    archive: Archive,
    after: Place,
    range: { readonly before: number; readonly untilId: number },
    limit: number,
  ): ArchivedEvent[];
  /** The newest event of any archive; 0 when there is none. */
  newestId(): number;
}

const MINUTE = 60;

export function createArchivedEvents({ sql }: Database): ArchivedEvents {
  const insert = sql.prepare(
    'INSERT INTO archived (archive, time, archived_at, envelope) VALUES (?, ?, ?, ?)',
  );
  const count = sql.prepare('UPDATE archives SET events = events + 1, bytes = bytes + ? WHERE id = ?');
  const select = sql.prepare('SELECT events AS EventCount, bytes AS SizeBytes FROM archives WHERE id = ?');
  const selectNewest = sql.prepare('SELECT coalesce(max(id), 0) AS id FROM archived');
  const selectNext = sql.prepare(
    `SELECT id, time, envelope FROM archived
      WHERE archive = ? AND (time, id) > (?, ?) AND time < ? AND id <= ?
      ORDER BY time, id LIMIT ?`,
  );

  return {
    add: ({ id }, { envelope, time, archivedAt }) => {
      insert.run(id, Math.floor(Date.parse(time) / 1_000), archivedAt, envelope);
      count.run(Buffer.byteLength(envelope), id);
    },
    totals: ({ id }) => ({ ...(select.get(id) as { EventCount: number; SizeBytes: number }) }),
    next: ({ id: archive }, after, { before, untilId }, limit) => {
      const rows = selectNext.all(archive, after.time, after.id, before, untilId, limit);
      const events = rows as unknown as ArchivedEvent[];
      const minute = minuteOf(events[0]);
      return events.filter((event) => minuteOf(event) === minute);
    },
    newestId: () => (selectNewest.get() as { id: number }).id,
  };
}

const minuteOf = (event: ArchivedEvent | undefined) => Math.floor((event?.time ?? 0) / MINUTE);
