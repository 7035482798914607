import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { environmentIn } from './commands.ts';

/** For a complaint. */
const keptLines = 200;

/** The local cloud over the packaged apps of a workspace, as `npm start` runs it, on free ports. */
export interface LocalCloud {
  readonly gatewayUrl: string;
  /** Ends it politely, and waits for that: its data is then nobody's. */
  stop(): Promise<void>;
}

/** @throws Error with what it said, where it ends before it is ready */
export async function startLocalCloud(root: string): Promise<LocalCloud> {
  const args = ['--port', '0', '--aws-port', '0', '--data-dir', '.local', '--json'];
  const child = spawn(join(root, 'node_modules/.bin/node'), ['tools/local-cloud/src/main.ts', ...args], {
    cwd: root,
    env: environmentIn(root),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);

  const lines: string[] = [];
  const ready = Promise.withResolvers<string>();
  const take = (line: string) => {
    lines.push(line);
    if (lines.length > keptLines) lines.shift();
    if (line.includes('"message":"ready"'))
      ready.resolve((JSON.parse(line) as { gatewayUrl: string }).gatewayUrl);
  };
  createInterface({ input: child.stdout }).on('line', take);
  createInterface({ input: child.stderr }).on('line', take);
  const endedEarly = ended.then(() => {
    process.off('exit', endWithUs);
    throw new Error(`the cloud ended:\n${lines.join('\n')}`);
  });

  return {
    gatewayUrl: await Promise.race([ready.promise, endedEarly]),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
