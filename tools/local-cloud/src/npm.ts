import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** How often to look. Milliseconds. */
const interval = 500;

/**
 * Resolves when the npm that started this process has ended. npm passes on some signals and not others (SIGHUP, SIGKILL),
 * and to its shell, not to what that has started: without a look at them, a cloud would go on that nobody sees.
 *
 * @param environment where npm says that it is there; else this never resolves
 */
export async function npmEnded(environment: NodeJS.ProcessEnv): Promise<void> {
  if (environment['npm_lifecycle_event'] === undefined) return new Promise(() => undefined);
  const starters = await startersOf(process.ppid);
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (process.ppid === starters[0] && starters.every(isRunning)) return;
      clearInterval(look);
      resolve();
    }, interval);
    look.unref();
  });
}

/** npm itself, and the shell between, if there is one. */
async function startersOf(parent: number): Promise<readonly number[]> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=,comm=', '-p', String(parent)]);
    const [, grandparent, command = ''] = /^\s*(\d+)\s+(.*)$/m.exec(stdout) ?? [];
    return /(?:^|\/)-?(?:ba|da|z|k|a)?sh$/.test(command.trim()) ? [parent, Number(grandparent)] : [parent];
  } catch {
    // There is no `ps` (Windows): the parent has to do.
    return [parent];
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // There, but another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
