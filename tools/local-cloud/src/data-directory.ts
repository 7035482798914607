import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from './ports.ts';

/** What `--reset` removes; parameters and the key that signs tokens stay. */
const STATE = /^(dynamodb\.sqlite|eventbridge\.sqlite|sqs|s3|functions)/;

/** A data directory that belongs to this process alone. */
export interface DataDirectory {
  release(): void;
}

/**
 * Takes a data directory for this process, creating it where it does not exist, and empties it with `reset`. The
 * lock is one of the operating system (SQLite's), which ends with the process however it ends: there is no stale
 * lock to recognise. Throws `StartupError` when another local cloud has it or it cannot be written.
 */
export function takeDataDirectory(dataDir: string, { reset = false } = {}): DataDirectory {
  const pidFile = join(dataDir, 'cloud.pid');
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(dataDir, { recursive: true });
    lock = new DatabaseSync(join(dataDir, 'cloud.lock'));
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    writeFileSync(pidFile, String(process.pid));
    if (reset)
      for (const name of readdirSync(dataDir).filter((entry) => STATE.test(entry)))
        remove(join(dataDir, name));
  } catch (cause) {
    lock?.close();
    throw new StartupError(explain(dataDir, cause, pidFile), { cause });
  }
  const held = lock;
  return { release: () => held.close() };
}

const remove = (path: string): void => rmSync(path, { recursive: true, force: true });

/** SQLITE_BUSY: https://sqlite.org/rescode.html */
const BUSY = 5;

function explain(dataDir: string, cause: unknown, pidFile: string): string {
  if (cause instanceof Error && 'errcode' in cause && cause.errcode === BUSY) {
    return `the data directory ${dataDir} is in use by the local cloud with pid ${readPid(pidFile)}: end it, or choose another with --data-dir`;
  }
  return `the data directory ${dataDir} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`;
}

/** The other process writes its pid just after taking the lock. */
function readPid(pidFile: string): string {
  try {
    return readFileSync(pidFile, 'utf8');
  } catch {
    return 'unknown';
  }
}
