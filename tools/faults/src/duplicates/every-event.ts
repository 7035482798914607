import { randomNumbers } from '@bayon/service-testing';
import { type Case, onlyOnce } from '../packaged/case.ts';
import { differenceOf } from '../packaged/difference.ts';
import { eventOf } from '../packaged/occurrence.ts';
import type { Outcome } from '../packaged/outcome.ts';
import type { PackagedWorld } from '../packaged/packaged-world.ts';
import { prepare, type Taken, takenOf } from '../packaged/taken.ts';
import { type Repetition, repetitions } from './repetitions.ts';

/**
 * Every example of every version of every event, delivered to each function that takes it, two to five times in every
 * way: what is in the tables, and what was published, is what comes of one delivery.
 *
 * @param bounded every fourth, two or three times in one way, drawn by the seed: each instance takes a while to start
 */
export function everyEventCases(
  world: PackagedWorld,
  { seed, bounded }: { readonly seed: number; readonly bounded: boolean },
): Case[] {
  const random = randomNumbers(seed);
  const all = takenOf(world.subscriptions).filter((_, place) => !bounded || place % 4 === seed % 4);
  return all.flatMap((taken, place) => {
    const once = onlyOnce(() => after(world, taken, alone, 1));
    const ways = repetitions.filter(({ batches }) => !batches || taken.subscription.batchSize > 1);
    const chosen = bounded ? ways.filter((_, way) => way === (place + seed) % ways.length) : ways;
    return chosen.map((way): Case => {
      const times = 2 + Math.floor(random() * (bounded ? 2 : 4));
      return {
        name: `${taken.name}: ${times} ${way.name}`,
        kind: `every event, ${way.name}`,
        run: async () => differenceOf(await once(), await after(world, taken, way, times)),
      };
    });
  });
}

const [alone] = repetitions as readonly [Repetition];

/** What has come of an event that was delivered so. */
async function after(world: PackagedWorld, taken: Taken, way: Repetition, times: number): Promise<Outcome> {
  const { subscription, occurrence } = taken;
  await prepare(world, taken);
  await way.deliver(world, subscription, () => eventOf(occurrence), times);
  return world.outcome({ jobs: subscription.part !== 'processor' });
}
