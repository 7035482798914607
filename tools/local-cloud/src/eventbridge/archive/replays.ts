import type { Database } from '../database.ts';
import { EventBridgeError, ResourceNotFoundException } from '../errors.ts';
import type { Place } from './archived-events.ts';
import type { Replay, ReplayDefinition, ReplayState } from './replay.ts';

/** All replays, under way and ended. */
export interface Replays {
  /** By name. */
  all(): Replay[];
  /** Throws `ResourceNotFoundException`. */
  named(name: string): Replay;
  /** Those under way. */
  active(): Replay[];
  /** Keeps a new one. Throws `ResourceAlreadyExistsException`, and `LimitExceededException` for the eleventh under way. */
  create(definition: ReplayDefinition, from: { archive: number; untilId: number }, now: number): Replay;
  /** Notes that everything up to a place is on its way. */
  advance(name: string, place: Place): void;
  /** Throws `IllegalStatusException` for one that is not starting or running. */
  cancel(name: string): void;
  end(name: string, state: 'COMPLETED' | 'CANCELLED' | 'FAILED', now: number, reason?: string): void;
}

/** "You can have a maximum of 10 active concurrent replays per account per AWS Region" (EventBridge user guide). */
const MOST_ACTIVE = 10;

interface Row {
  readonly archive: number;
  readonly definition: string;
  readonly state: ReplayState;
  readonly reason: string | null;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly last_time: number | null;
  readonly cursor_time: number;
  readonly cursor_id: number;
  readonly until_id: number;
}

export function createReplays({ sql }: Database): Replays {
  const insert = sql.prepare(
    `INSERT INTO replays (name, archive, definition, state, started_at, cursor_time, cursor_id, until_id)
     VALUES (?, ?, ?, 'STARTING', ?, ?, 0, ?)`,
  );
  const select = sql.prepare('SELECT * FROM replays WHERE name = ?');
  const selectAll = sql.prepare('SELECT * FROM replays ORDER BY name');
  const selectActive = sql.prepare('SELECT * FROM replays WHERE ended_at IS NULL');
  const move = sql.prepare(
    `UPDATE replays SET state = 'RUNNING', last_time = ?1, cursor_time = ?1, cursor_id = ?2 WHERE name = ?3`,
  );
  const setCancelling = sql.prepare(`UPDATE replays SET state = 'CANCELLING' WHERE name = ?`);
  const setEnd = sql.prepare('UPDATE replays SET state = ?, reason = ?, ended_at = ? WHERE name = ?');

  const rows = (found: unknown[]) => (found as Row[]).map(replayOf);
  const active = () => rows(selectActive.all());
  const find = (name: string) => rows([select.get(name) ?? []].flat())[0];
  const named = (name: string): Replay => {
    const replay = find(name);
    if (!replay) throw new ResourceNotFoundException(`Replay ${name} does not exist.`);
    return replay;
  };

  return {
    all: () => rows(selectAll.all()),
    named,
    active,
    create: (definition, { archive, untilId }, now) => {
      const { ReplayName, EventStartTime } = definition;
      if (find(ReplayName)) {
        throw new EventBridgeError('ResourceAlreadyExistsException', `Replay ${ReplayName} already exists.`);
      }
      if (active().length >= MOST_ACTIVE) {
        const message = `The requested resource exceeds the maximum number allowed: ${MOST_ACTIVE} active replays.`;
        throw new EventBridgeError('LimitExceededException', message);
      }
      // Ids begin with 1, so nothing of the first second is left out.
      insert.run(ReplayName, archive, JSON.stringify(definition), now, Math.ceil(EventStartTime), untilId);
      return named(ReplayName);
    },
    advance: (name, { time, id }) => void move.run(time, id, name),
    cancel: (name) => {
      const { state } = named(name);
      if (state !== 'STARTING' && state !== 'RUNNING') {
        const message = `Replay ${name} is not in a valid state for this operation.`;
        throw new EventBridgeError('IllegalStatusException', message);
      }
      setCancelling.run(name);
    },
    end: (name, state, now, reason) => void setEnd.run(state, reason ?? null, now, name),
  };
}

function replayOf(row: Row): Replay {
  return {
    definition: JSON.parse(row.definition) as ReplayDefinition,
    archive: row.archive,
    state: row.state,
    startedAt: row.started_at,
    place: { time: row.cursor_time, id: row.cursor_id },
    untilId: row.until_id,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.last_time === null ? {} : { lastTime: row.last_time }),
  };
}
