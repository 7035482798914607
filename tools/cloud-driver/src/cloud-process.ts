import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { inTime } from './deadline.ts';

/** The cloud ended before it was ready; the message has what it said last. */
export class StartFailed extends Error {
  override readonly name = 'StartFailed';
}

/** Where a running cloud is reached. */
export interface Addresses {
  readonly gatewayUrl: string;
  readonly awsUrl: string;
}

/** The local cloud as a process of its own, as `npm start` runs it. */
export interface CloudProcess extends Addresses {
  /** Resolves when the process has ended, by itself or not, with its exit code or the signal. */
  readonly ended: Promise<number | string>;
  /** Sends a signal and waits for the end. @returns exit code or the signal that ended it, and milliseconds until then */
  end(signal: NodeJS.Signals): Promise<{ readonly exit: number | string; readonly ms: number }>;
  /** The command lines of the processes that still work on the data directory: the cloud's own, its engine's. */
  survivors(): Promise<string>;
  /** What it said last. */
  output(): string;
  /** The first lines that it, or a function in it, logged as errors. */
  errors(): readonly string[];
}

const root = new URL('../../../', import.meta.url).pathname;
const keptLines = 200;

/** What a command is run by: the command that stands for both. Must become it (`exec`), so that signals reach it. */
export type Within = (command: readonly string[]) => readonly string[];

/**
 * Starts the cloud on a data directory; without ports on free ones.
 *
 * @param within something to run it in, such as a namespace
 * @throws StartFailed, NotInTime
 */
export async function startProcess(
  dataDir: string,
  ports = { gateway: 0, aws: 0 },
  within: Within = (command) => command,
): Promise<CloudProcess> {
  const [program = '', ...args] = within([
    process.execPath,
    'tools/local-cloud/src/main.ts',
    ...['--port', String(ports.gateway), '--aws-port', String(ports.aws)],
    ...['--data-dir', dataDir, '--json', '--apps', 'apps'],
  ]);
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);

  const lines: string[] = [];
  const errors: string[] = [];
  const output = () => lines.join('\n');
  const ready = Promise.withResolvers<Addresses>();
  const take = (line: string) => {
    lines.push(line);
    if (lines.length > keptLines) lines.shift();
    if (line.includes('"level":"ERROR"') && errors.length < keptLines) errors.push(line);
    if (line.includes('"message":"ready"')) ready.resolve(JSON.parse(line) as Addresses);
  };
  createInterface({ input: child.stdout }).on('line', take);
  createInterface({ input: child.stderr }).on('line', take);

  const ended = once(child, 'close').then(([code, signal]: unknown[]) => {
    process.off('exit', endWithUs);
    ready.reject(new StartFailed(`the cloud did not start:\n${output()}`));
    return (code ?? signal) as number | string;
  });

  const { gatewayUrl, awsUrl } = await inTime('the start', ready.promise, output).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    gatewayUrl,
    awsUrl,
    output,
    errors: () => errors,
    ended,
    async end(signal) {
      const since = Date.now();
      child.kill(signal);
      const exit = await inTime(`the end by ${signal}`, ended, output);
      return { exit, ms: Date.now() - since };
    },
    survivors: () => processesOf(dataDir),
  };
}

/** pgrep exits with 1 when it finds nothing. */
const processesOf = (dataDir: string): Promise<string> =>
  promisify(execFile)('pgrep', ['-a', '-f', dataDir]).then(
    ({ stdout }) => stdout,
    () => '',
  );
