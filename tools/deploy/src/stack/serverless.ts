import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const serverless = fileURLToPath(new URL('../../../../node_modules/.bin/serverless', import.meta.url));

/** What the framework said, and how it ended. */
export interface Ended {
  readonly exitCode: number;
  readonly said: string;
}

/** Runs the framework in an app's folder. @param signal ends it */
export const runServerless = (
  args: readonly string[],
  appFolder: string,
  environment: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<Ended> => run(serverless, args, appFolder, environment, signal);

/** Runs a program and keeps what it says. */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<Ended> {
  return new Promise((ended, failed) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal && { signal }),
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => (said += part));
    child.once('error', failed);
    child.once('close', (code) => ended({ exitCode: code ?? 1, said: said.trim() }));
  });
}
