import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { withScratch } from '@bayon/function-host';
import { openHouse, type House, type HouseOptions } from './house.ts';
import type { Plan } from './plan.ts';
import { type Case, recordReference, runCase } from './run-case.ts';
import type { Scenario } from './scenario.ts';
import { scenariosOf } from './scenarios.ts';

export interface SearchOptions extends Omit<HouseOptions, 'dataDir'> {
  /** Which of all scenarios. */
  readonly choose: (all: readonly Scenario[]) => readonly Scenario[];
  readonly plan: (all: readonly Scenario[]) => Plan;
  /** Houses at once; each takes one scenario after the other. Most of a case is waiting for what is tried again. */
  readonly houses?: number;
  /** Told of each case; `true` ends the search. */
  readonly onCase: (one: Case, problems: readonly string[]) => boolean | undefined;
  /** Told of a scenario that does not even run undisturbed. */
  readonly onBroken: (scenario: Scenario, error: Error) => boolean | undefined;
}

/** Runs the cases of some scenarios. Each house has tables, functions and a DynamoDB engine of its own. */
export async function search(options: SearchOptions): Promise<void> {
  const { houses = 2 * availableParallelism(), choose, plan, onCase, onBroken } = options;
  // One moment for all: events carry it, and a case run alone is told of the same hour as among the others.
  const at = Date.now();
  let isOver = false;

  async function work(house: House, scenario: Scenario, casesOf: Plan): Promise<void> {
    try {
      const reference = await recordReference(house, scenario);
      for (const one of casesOf(scenario, reference.calls)) {
        if (isOver) return;
        if (onCase(one, await runCase(house, reference, one))) isOver = true;
      }
    } catch (error) {
      if (onBroken(scenario, error instanceof Error ? error : new Error(String(error)))) isOver = true;
    }
  }

  await withScratch(async (directory) => {
    const inHouse = async <T>(number: number, live: (house: House) => Promise<T>): Promise<T> => {
      const house = await openHouse({ ...options, dataDir: join(directory, String(number)) });
      try {
        return await live(house);
      } finally {
        await house.host.close();
      }
    };
    const workOff = (waiting: Scenario[], casesOf: Plan) => async (house: House) => {
      for (let next = waiting.shift(); next !== undefined && !isOver; next = waiting.shift()) {
        await work(house, next, casesOf);
        // The next scenario may be another function's: instances of this one would only take memory.
        if (waiting[0]?.functionName !== next.functionName) await house.host.kill(next.functionName);
      }
    };
    await inHouse(0, async (house) => {
      const all = scenariosOf(house.host, at);
      const waiting = [...choose(all)];
      const others = Math.max(0, Math.min(houses, waiting.length) - 1);
      const live = workOff(waiting, plan(all));
      await Promise.all([
        live(house),
        ...Array.from({ length: others }, (_, place) => inHouse(place + 1, live)),
      ]);
    });
  });
}
