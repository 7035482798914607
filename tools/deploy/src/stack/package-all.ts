import { fileURLToPath } from 'node:url';
import { NotReady } from '../errors.ts';
import { run } from './serverless.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Packages every app for a stage. @throws NotReady with what the framework said */
export async function packageAll(environment: Readonly<Record<string, string>>): Promise<void> {
  const args = ['run-many', '-t', 'package', '--outputStyle=static'];
  const { exitCode, said } = await run(`${root}node_modules/.bin/nx`, args, root, {
    ...environment,
    NX_DAEMON: 'false',
  });
  if (exitCode !== 0) throw new NotReady(`packaging failed:\n${said}`);
}
