import type { Suite, SuiteOptions } from '../suite.ts';
import { fillDisk } from './full-disk.ts';
import type { FlowSize } from './flow.ts';
import { type Kill, killCloud, killWhileEventsFlow } from './kill-cloud.ts';
import { killEngine, killInstances } from './kill-part.ts';
import { startOnReadOnlyDisk, startUnderFile } from './unwritable.ts';

interface Outcome {
  readonly complaints: readonly string[];
  /** Events and commands that were accepted while things were killed. */
  readonly accepted?: number;
}

interface Case {
  readonly name: string;
  /** Undefined where this system does not allow the fault. */
  run(): Promise<Outcome | undefined>;
}

const small: FlowSize = { users: 5, notifications: 20, pieces: 8, commands: 2 };
const large: FlowSize = { users: 20, notifications: 120, pieces: 30, commands: 5 };

/** The local cloud as a process, and what can happen to processes and disks. */
export const processSuite: Suite = {
  name: 'process',
  summary:
    'kill -9 of the cloud, its engine, a function’s instances; a full disk: nothing lost, nothing twice',
  async run(options) {
    const { only = '', report } = options;
    const cases = casesOf(options).filter(({ name }) => name.includes(only));
    const failures: { name: string; message: string }[] = [];
    const notRun: string[] = [];
    let accepted = 0;
    for (const one of cases) {
      const { name } = one;
      report(`  ${name}`);
      const outcome = await one.run().catch((error: unknown) => ({ complaints: [textOf(error)] }));
      if (outcome === undefined) {
        notRun.push(`not run: ${name}: this system lets nobody mount a disk`);
        continue;
      }
      const { complaints } = outcome;
      if ('accepted' in outcome) accepted += outcome.accepted ?? 0;
      if (complaints.length > 0) failures.push({ name, message: complaints.slice(0, 20).join('\n    ') });
    }
    const notes = [`accepted while something was killed: ${accepted} events and commands`, ...notRun];
    return { cases: cases.length - notRun.length, failures, notes };
  },
};

function casesOf({ appsDir, bounded, seed }: SuiteOptions): Case[] {
  const size = bounded ? small : large;
  const rounds = bounded ? 1 : 3;
  const kills = bounded ? 2 : 5;
  const killing = (what: string, kill: Kill): Case[] =>
    Array.from({ length: rounds }, (_, round) => ({
      name: `kill -9 of ${what}, seed ${seed + round}`,
      run: () => killWhileEventsFlow(kill, { size, kills, seed: seed + round }),
    }));
  return [
    ...killing('the cloud', killCloud),
    ...killing('instances in the middle of their batches', killInstances(appsDir)),
    ...killing('the DynamoDB engine', killEngine),
    { name: 'a disk that is full for a while', run: () => told(fillDisk(small, seed)) },
    { name: 'a data directory under a file', run: () => told(startUnderFile()) },
    { name: 'a data directory on a read-only disk', run: () => told(startOnReadOnlyDisk()) },
  ];
}

const told = async (work: Promise<readonly string[] | undefined>): Promise<Outcome | undefined> => {
  const complaints = await work;
  return complaints && { complaints };
};

const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return [error.message, ...(error.cause === undefined ? [] : [textOf(error.cause)])].join('\n    because ');
};
