import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withScratch } from '@bayon/function-host';
import type { Failure, Suite, SuiteOptions, SuiteResult } from '../suite.ts';
import { createChoices } from './choices.ts';
import { judge } from './judge.ts';
import type { FaultName } from './disturb.ts';
import { planOf } from './plan.ts';
import { type Run, shrunk } from './shrink.ts';
import { openStage, type Stage } from './stage.ts';
import { runWorld } from './world.ts';

/** Worlds of the bounded form. */
const boundedWorlds = 2;

/** Random worlds: many users, many faults, and everything recounted in the end. */
export const worlds: Suite = {
  name: 'worlds',
  summary:
    'random worlds under random faults: every effect once, every counter as a recount says, nothing stuck',
  run: (options) => withScratch((dataDir) => searchWorlds(options, dataDir)),
};

/** How often a world that is run by its name is run again, to find which of its faults it fails by. */
const shrinkingRuns = 20;

async function searchWorlds(options: SuiteOptions, dataDir: string): Promise<SuiteResult> {
  const { appsDir, only, report } = options;
  const stage = await openStage(appsDir, dataDir);
  const failures: Failure[] = [];
  const totals = new Map<string, number>();
  try {
    for (const seed of seedsOf(options)) {
      const tried = await tryWorld(stage, seed);
      for (const [name, count] of tried.counts) totals.set(name, (totals.get(name) ?? 0) + count);
      if (tried.complaints.length === 0) continue;
      const worst = only === undefined ? tried : await narrowed(stage, seed, tried, report);
      const journal = await writeJournal(seed, worst);
      failures.push({
        name: `world ${seed}`,
        message: [...firstOfEach(worst.complaints), journal].join('\n    '),
      });
      report(`  world ${seed} fails`);
    }
  } finally {
    await stage.host.close();
  }
  return { cases: totals.get('worlds') ?? 0, failures, notes: notesOf(totals) };
}

/** `--case "world 12"`: that one alone, whatever the seed; and no world at all for a case of another suite. */
function seedsOf({ only, seed, bounded, minutes = 1 }: SuiteOptions): Iterable<number> {
  if (only === undefined)
    return bounded ? seedsFrom(seed, (place) => place < boundedWorlds) : soak(seed, minutes);
  const digits = /^world (\d+)$/.exec(only)?.[1];
  return digits === undefined ? [] : [Number(digits)];
}

function soak(seed: number, minutes: number): Iterable<number> {
  const until = performance.now() + minutes * 60_000;
  return seedsFrom(seed, () => performance.now() < until);
}

function* seedsFrom(seed: number, goesOn: (place: number) => boolean): Generator<number> {
  for (let place = 0; goesOn(place); place += 1) yield seed + place;
}

interface Tried extends Run {
  readonly counts: ReadonlyMap<string, number>;
  readonly journal: readonly string[];
}

async function tryWorld(
  stage: Stage,
  seed: number,
  without: ReadonlySet<FaultName> = new Set(),
): Promise<Tried> {
  const choices = createChoices(seed);
  const world = await runWorld(stage, choices, planOf(choices), without);
  const complaints = judge(world, stage.host.resources);
  await stage.host.clear();
  const { counts, lines } = world.journal;
  return {
    complaints,
    faults: world.faults,
    journal: lines,
    counts: new Map([
      ['worlds', 1],
      ['commands', world.commanding.ends.length],
      ['events', world.log.size],
      ['broken events', [...world.log.values()].filter(({ event }) => event === undefined).length],
      ['jobs made to fail', world.refused.size],
      ['frames', world.clients.frames.length],
      ...counts,
    ]),
  };
}

function narrowed(stage: Stage, seed: number, tried: Tried, report: SuiteOptions['report']): Promise<Tried> {
  report(`  world ${seed} fails with ${tried.faults.length} faults; looking for fewer`);
  return shrunk(tried, (without) => tryWorld(stage, seed, without), shrinkingRuns);
}

/** Two complaints of each verdict, their beginnings: the journal has them all. */
const firstOfEach = (complaints: readonly string[]): string[] =>
  [...Map.groupBy(complaints, (line) => line.split(':')[0]).values()].flatMap((lines) =>
    lines.slice(0, 2).map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line)),
  );

/** @returns where it is */
async function writeJournal(seed: number, { complaints, faults, journal }: Tried): Promise<string> {
  const file = join(tmpdir(), `bayon-world-${seed}.journal`);
  const lines = [...complaints, '', `${faults.length} faults`, ...faults, '', ...journal, ''];
  await writeFile(file, lines.join('\n'));
  return `the journal of its ${faults.length} faults and ${journal.length} lines is ${file}`;
}

function notesOf(totals: ReadonlyMap<string, number>): string[] {
  const all = [...totals].map(([name, count]) => ({ name, said: `${count} ${name.replace('fault ', '')}` }));
  const isFault = ({ name }: { readonly name: string }) => name.startsWith('fault ');
  const listed = (some: typeof all) => some.map(({ said }) => said).join(', ') || 'none';
  return [listed(all.filter((one) => !isFault(one))), `faults: ${listed(all.filter(isFault))}`];
}
