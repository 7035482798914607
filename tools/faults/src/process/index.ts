import type { Suite, SuiteOptions } from '../suite.ts';
import { fillDisk } from './full-disk.ts';
import type { FlowSize } from './flow.ts';
import { type Kill, killCloud, killWhileEventsFlow } from './kill-cloud.ts';
import { killEngine, killInstances } from './kill-part.ts';
import { startOnReadOnlyDisk, startUnderFile } from './unwritable.ts';

interface Case {
  readonly name: string;
  /** Complaints; undefined where this system does not allow the fault. */
  run(): Promise<readonly string[] | undefined>;
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
    const notes: string[] = [];
    for (const one of cases) {
      const { name } = one;
      report(`  ${name}`);
      const complaints = await one.run().catch((error: unknown) => [textOf(error)]);
      if (complaints === undefined) notes.push(`not run: ${name}: this system lets nobody mount a disk`);
      else if (complaints.length > 0)
        failures.push({ name, message: complaints.slice(0, 20).join('\n    ') });
    }
    return { cases: cases.length - notes.length, failures, notes };
  },
};

function casesOf({ appsDir, bounded, seed }: SuiteOptions): Case[] {
  const size = bounded ? small : large;
  const rounds = bounded ? 1 : 3;
  const kills = bounded ? 2 : 5;
  const killing = (what: string, kill: Kill): Case[] =>
    Array.from({ length: rounds }, (_, round) => ({
      name: `kill -9 of ${what}, seed ${seed + round}`,
      run: async () => (await killWhileEventsFlow(kill, { size, kills, seed: seed + round })).complaints,
    }));
  return [
    ...killing('the cloud', killCloud),
    ...killing('instances in the middle of their batches', killInstances(appsDir)),
    ...killing('the DynamoDB engine', killEngine),
    { name: 'a disk that is full for a while', run: () => fillDisk(small, seed) },
    { name: 'a data directory under a file', run: () => startUnderFile() },
    { name: 'a data directory on a read-only disk', run: () => startOnReadOnlyDisk() },
  ];
}

const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return [error.message, ...(error.cause === undefined ? [] : [textOf(error.cause)])].join('\n    because ');
};
