import { execFile } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** A command ended with an error; the message has what it said. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/** Milliseconds. Generous: it is spent only where something hangs. */
const patience = 180_000;

/**
 * The environment of a command in a workspace: none of what Nx and Vitest tell their children about this very run, and
 * that of a CI, where a missing snapshot is a failure.
 */
export const environmentIn = (root: string): NodeJS.ProcessEnv => ({
  PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
  HOME: process.env['HOME'],
  CI: 'true',
  NX_DAEMON: 'false',
});

/** Runs an installed command to its end. @returns what it said @throws CommandFailed */
export function run(root: string, folder: string, command: string, ...args: string[]): Promise<string> {
  const options = {
    cwd: join(root, folder),
    env: environmentIn(root),
    timeout: patience,
    maxBuffer: 2 ** 24,
  };
  return new Promise((resolve, reject) => {
    execFile(join(root, 'node_modules/.bin', command), args, options, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else
        reject(
          new CommandFailed(`${command} ${args.join(' ')} in ${folder}:\n${stdout}\n${stderr}`, {
            cause: error,
          }),
        );
    });
  });
}
