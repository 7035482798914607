import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NotReady } from '../errors.ts';
import { run } from '../stack/serverless.ts';

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));

/** The oldest that the requirements take. */
const oldest = [3, 11] as const;

/**
 * A virtual environment with what the foreign cloud needs, made where it is missing or its requirements have changed.
 *
 * @returns the folder of its programs
 * @throws NotReady where there is no Python, or the packages cannot be had
 */
export async function virtualEnvironment(folder: string): Promise<string> {
  const bin = join(folder, 'bin');
  const stamp = join(folder, 'requirements.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return bin;
  await mustSucceed(await python(), ['-m', 'venv', '--clear', folder]);
  await mustSucceed(join(bin, 'pip'), [
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '-r',
    requirements,
  ]);
  writeFileSync(stamp, wanted);
  return bin;
}

const needed = `the foreign cloud needs Python ${oldest.join('.')} or newer with venv: install python3 and python3-venv (Debian, Ubuntu), or python (Homebrew)`;

async function python(): Promise<string> {
  const script = `import sys, venv, ensurepip; sys.exit(sys.version_info < (${oldest.join(', ')}))`;
  const found = await run('python3', ['-c', script], process.cwd(), {}).catch(() => undefined);
  if (found?.exitCode !== 0) throw new NotReady(needed);
  return 'python3';
}

async function mustSucceed(program: string, args: readonly string[]): Promise<void> {
  const { exitCode, said } = await run(program, args, process.cwd(), {});
  if (exitCode !== 0) throw new NotReady(`${program} ${args.join(' ')} failed:\n${said}`);
}
