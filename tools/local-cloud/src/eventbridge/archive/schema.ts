/** The tables of archives and replays, part of `eventbridge.sqlite`. */
export const archiveSchema = `
  CREATE TABLE IF NOT EXISTS archives (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,  -- a new archive of an old name does not get the old one's events
    name       TEXT NOT NULL,
    definition TEXT NOT NULL,
    template   TEXT,                  -- what the template said when the archive was made or changed
    created_at INTEGER NOT NULL,
    deleted    INTEGER NOT NULL DEFAULT 0,
    events     INTEGER NOT NULL DEFAULT 0,
    bytes      INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS archives_by_name ON archives (name) WHERE deleted = 0;

  CREATE TABLE IF NOT EXISTS archived (
    id          INTEGER PRIMARY KEY,
    archive     INTEGER NOT NULL,
    time        INTEGER NOT NULL,     -- of the event, in seconds
    archived_at INTEGER NOT NULL,
    envelope    TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS archived_by_time ON archived (archive, time);
  CREATE INDEX IF NOT EXISTS archived_by_age ON archived (archive, archived_at);

  CREATE TABLE IF NOT EXISTS replays (
    name        TEXT PRIMARY KEY,
    archive     INTEGER NOT NULL,
    definition  TEXT NOT NULL,
    state       TEXT NOT NULL,
    reason      TEXT,
    started_at  INTEGER NOT NULL,
    ended_at    INTEGER,
    last_time   INTEGER,              -- the time of the last event replayed, in seconds
    cursor_time INTEGER NOT NULL,     -- with cursor_id: the place in the archive to go on from
    cursor_id   INTEGER NOT NULL,
    until_id    INTEGER NOT NULL      -- the newest event in the archive when the replay began
  ) STRICT;
`;
