import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { NotReady } from '../errors.ts';

/** A running MiniStack, on loopback. */
export interface MiniStack {
  /** What every AWS client needs to reach it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where it writes what it does. */
  readonly log: string;
  end(): Promise<void>;
}

/** Milliseconds within which it answers. */
const patience = 30_000;

/** @param bin of the virtual environment @throws NotReady where it does not come up */
export async function startMiniStack(bin: string, folder: string): Promise<MiniStack> {
  const port = String(await freePort());
  mkdirSync(folder, { recursive: true });
  const log = join(folder, 'ministack.log');
  const output = openSync(log, 'w');
  const child = spawn(join(bin, 'hypercorn'), ['ministack.app:app', '-b', `127.0.0.1:${port}`], {
    cwd: folder,
    // Functions run in processes of the first Node in the path: the one that runs us.
    env: {
      ...process.env,
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      GATEWAY_PORT: port,
      EDGE_PORT: port,
    },
    stdio: ['ignore', output, output],
    // A group of its own: its functions end with it.
    detached: true,
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const end = () => endGroup(child);
  try {
    await answers(child, `${endpoint}/_ministack/health`);
  } catch (cause) {
    await end();
    throw new NotReady(`MiniStack did not come up: see ${log}`, { cause });
  }
  return {
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'us-east-1',
      // It is on this machine: the framework may look how far it is as often as it likes. Milliseconds
      SLS_AWS_MONITORING_FREQUENCY: '500',
    },
    log,
    end,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a server without a port');
  return address.port;
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      // Nobody listens yet: that is what is waited for.
      () => false,
    );
    if (isUp) return;
    await setTimeout(200);
  }
  throw new Error(`nothing answers at ${url}`);
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}
