import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { inTime } from '@bayon/cloud-driver';

/** How a command ended, and what it said. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code, or the signal that ended it. */
  readonly exit: number | string;
}

/** A command that runs, as `npm run events -- …` runs it. */
export interface Running {
  readonly ended: Promise<Ended>;
  /** What it has said on stdout up to now. */
  readonly stdout: string;
  /** Waits until the command has said something, on either stream. @throws NotInTime */
  said(what: string | RegExp): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Reads no more of its output, as `head` does. */
  stopReading(): void;
}

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** @param awsUrl where the stage `local` is found */
export function start(awsUrl: string, ...args: readonly string[]): Running {
  const env = { ...process.env, AWS_ENDPOINT_URL: awsUrl, STAGE: '', NO_COLOR: '' };
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
      waiting.forEach((look) => look());
    });
  const ended = once(child, 'close').then(([code, signal]: unknown[]): Ended => ({
    ...said,
    exit: (code ?? signal) as number | string,
  }));
  return {
    ended: inTime(args.join(' '), ended, () => said.stderr),
    get stdout() {
      return said.stdout;
    },
    async said(what) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const look = () => {
        const all = said.stdout + said.stderr;
        if (typeof what === 'string' ? all.includes(what) : what.test(all)) resolve(undefined);
      };
      waiting.add(look);
      look();
      await inTime(`that it says ${String(what)}`, promise, () => said.stderr);
    },
    signal: (name) => void child.kill(name),
    stopReading: () => void child.stdout.destroy(),
  };
}

/** Runs a command to its end. */
export const run = (awsUrl: string, ...args: readonly string[]): Promise<Ended> =>
  start(awsUrl, ...args).ended;

/** Runs a command to its end, and reads its answer. */
export async function ask(awsUrl: string, ...args: readonly string[]): Promise<unknown> {
  const { stdout, stderr } = await run(awsUrl, ...args, '--json');
  if (stdout === '') throw new Error(`no answer to ${args.join(' ')}: ${stderr}`);
  return JSON.parse(stdout);
}

/** The records of NDJSON. */
export const recordsIn = (ndjson: string): readonly Readonly<Record<string, unknown>>[] =>
  ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
