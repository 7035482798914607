import type { FaultName } from './disturb.ts';

/** A run of a world: what is wrong with it, and the faults that there were. */
export interface Run {
  readonly complaints: readonly string[];
  readonly faults: readonly FaultName[];
}

/**
 * Leaves out faults of a world that fails, many at a time and then fewer, for as long as it goes on failing.
 *
 * @param run runs the world again without some of its faults
 * @param mostRuns each takes as long as a world
 * @returns the last run that failed: with fewer faults, and perhaps none
 */
export async function shrunk<R extends Run>(
  first: R,
  run: (without: ReadonlySet<FaultName>) => Promise<R>,
  mostRuns: number,
): Promise<R> {
  let smallest = first;
  let without = new Set<FaultName>();
  let runs = 0;
  for (let size = first.faults.length; size >= 1 && runs < mostRuns; size = Math.floor(size / 2)) {
    for (const some of chunksOf(smallest.faults, size)) {
      if (runs === mostRuns) break;
      runs += 1;
      const fewer = new Set([...without, ...some]);
      const again = await run(fewer);
      if (again.complaints.length === 0) continue;
      smallest = again;
      without = fewer;
    }
  }
  return smallest;
}

const chunksOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, place) =>
    all.slice(place * size, (place + 1) * size),
  );
