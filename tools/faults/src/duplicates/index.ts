import { withScratch } from '@bayon/function-host';
import { randomNumbers } from '@bayon/service-testing';
import type { Case } from '../packaged/case.ts';
import { type PackagedWorld, startPackagedWorld } from '../packaged/packaged-world.ts';
import { runCases } from '../packaged/run-cases.ts';
import type { Suite, SuiteOptions } from '../suite.ts';
import { everyEventCases } from './every-event.ts';
import { longCases } from './long-shuffles.ts';
import { orderCases, permutationCases, shuffled } from './orders.ts';
import { stories, wholeProgress } from './stories/index.ts';

function casesOf(world: PackagedWorld, options: SuiteOptions): Case[] {
  const { bounded, seed } = options;
  const some = stories.filter((_, place) => !bounded || place % 3 === seed % 3);
  return [
    ...everyEventCases(world, options),
    ...some.flatMap((story) => permutationCases(world, story, seed, bounded ? 1 : Infinity)),
    ...progressCases(world, seed, bounded ? 1 : 20),
    ...(bounded
      ? longCases(world, stories.slice(seed % 3, (seed % 3) + 2), { seed, users: 1, shuffles: 1 })
      : longCases(world, stories, { seed, users: 4, shuffles: 4 })),
  ];
}

/** Of ten steps there are millions of orders. */
function progressCases(world: PackagedWorld, seed: number, shuffles: number): Case[] {
  const random = randomNumbers(seed);
  const orders = Array.from({ length: shuffles }, (_, place) => ({
    name: `shuffle ${place + 1}`,
    order: shuffled(wholeProgress.steps, random),
  }));
  return orderCases(world, wholeProgress, orders, seed);
}

export const duplicates: Suite = {
  name: 'duplicates',
  summary: 'events come two to five times, at once, in any order: one final state',
  run: (options) =>
    withScratch(async (directory) => {
      const world = await startPackagedWorld(options.appsDir, directory);
      try {
        return await runCases(casesOf(world, options), options);
      } finally {
        await world.close();
      }
    }),
};
