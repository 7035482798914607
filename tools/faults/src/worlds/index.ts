import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withScratch } from '@bayon/function-host';
import type { Failure, Suite, SuiteOptions, SuiteResult } from '../suite.ts';
import { createChoices } from './choices.ts';
import { judge } from './judge.ts';
import { type Plan, planOf } from './plan.ts';
import { openStage, type Stage } from './stage.ts';
import { runWorld } from './world.ts';

/** Worlds of the bounded form. */
const boundedWorlds = 4;

/** Random worlds: many users, many faults, and everything recounted in the end. */
export const worlds: Suite = {
  name: 'worlds',
  summary:
    'random worlds under random faults: every effect once, every counter as a recount says, nothing stuck',
  run: (options) => withScratch((dataDir) => searchWorlds(options, dataDir)),
};

async function searchWorlds(options: SuiteOptions, dataDir: string): Promise<SuiteResult> {
  const { appsDir, bounded, minutes = 1, report } = options;
  const stage = await openStage(appsDir, dataDir);
  const failures: Failure[] = [];
  const totals = new Map<string, number>();
  const add = (name: string, by = 1) => totals.set(name, (totals.get(name) ?? 0) + by);
  try {
    const until = performance.now() + minutes * 60_000;
    const isDone = (worlds: number) => (bounded ? worlds >= boundedWorlds : performance.now() >= until);
    const only = seedIn(options.only);
    for (let place = 0; only === undefined ? !isDone(place) : place < 1; place += 1) {
      const seed = only ?? options.seed + place;
      const { complaints, counts, journal } = await tryWorld(stage, seed);
      add('worlds');
      for (const [name, count] of counts) add(name, count);
      if (complaints.length === 0) continue;
      const file = join(tmpdir(), `bayon-world-${seed}.journal`);
      await writeFile(file, [...complaints, '', ...journal, ''].join('\n'));
      report(`  world ${seed}: ${complaints.length} complaints, its journal is in ${file}`);
      failures.push({ name: `world ${seed}`, message: complaints.slice(0, 10).join('\n    ') });
    }
  } finally {
    await stage.host.close();
  }
  return { cases: totals.get('worlds') ?? 0, failures, notes: notesOf(totals) };
}

/** `--case "world 12"`: that one alone, whatever the seed. */
function seedIn(only: string | undefined): number | undefined {
  const digits = /\d+$/.exec(only ?? '')?.[0];
  return digits === undefined ? undefined : Number(digits);
}

interface Tried {
  readonly complaints: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly journal: readonly string[];
}

async function tryWorld(stage: Stage, seed: number): Promise<Tried> {
  const choices = createChoices(seed);
  const plan: Plan = planOf(choices);
  const world = await runWorld(stage, choices, plan, new Set());
  const complaints = judge(world, stage.host.resources);
  await stage.host.clear();
  const { counts, lines } = world.journal;
  return {
    complaints,
    journal: lines,
    counts: new Map([
      ...counts,
      ['commands', world.commanding.ends.length],
      ['events', world.log.size],
      ['broken events', [...world.log.values()].filter(({ event }) => event === undefined).length],
      ['frames', world.clients.frames.length],
    ]),
  };
}

const notesOf = (totals: ReadonlyMap<string, number>): string[] => [
  [...totals]
    .filter(([name]) => !name.startsWith('fault'))
    .map(([name, count]) => `${count} ${name}`)
    .join(', '),
  `faults: ${
    [...totals]
      .filter(([name]) => name.startsWith('fault'))
      .map(([name, count]) => `${count} ${name.slice(6)}`)
      .join(', ') || 'none'
  }`,
];
