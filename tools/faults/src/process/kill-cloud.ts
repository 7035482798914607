import { type Cloud, startCloud } from '@bayon/cloud-driver';
import { randomNumbers } from '@bayon/service-testing';
import { drained } from './drained.ts';
import { type FlowSize, peopleOn, sendAll } from './flow.ts';
import { setVisibility } from './queues.ts';

export interface Killed {
  readonly complaints: readonly string[];
  /** Events and commands that were accepted. */
  readonly accepted: number;
}

/** What is killed, and comes back: by a restart of the cloud, or by itself. */
export type Kill = (cloud: Cloud, random: () => number) => Promise<void>;

/** `kill -9` of the whole cloud, and a start on the same data. */
export const killCloud: Kill = async (cloud) => {
  await cloud.kill();
  await cloud.restart();
};

/** Seconds. */
const visibility = 8;

/**
 * Kills something again and again at moments that the seed chooses (by how much has been accepted) while events and
 * commands flow, and looks at the end whether each had its effect exactly once.
 */
export async function killWhileEventsFlow(
  kill: Kill,
  { size, kills, seed }: { readonly size: FlowSize; readonly kills: number; readonly seed: number },
): Promise<Killed> {
  const random = randomNumbers(seed);
  const total = size.users * (size.notifications + size.pieces + size.commands);
  const moments = Array.from({ length: kills }, () => Math.floor(random() * total * 0.95)).sort(
    (a, b) => a - b,
  );
  const cloud = await startCloud();
  try {
    // Six times a function's timeout is minutes; shorter only means more that is delivered twice.
    await setVisibility(cloud.aws, visibility);
    const people = await peopleOn(cloud, size, `seed${seed}`);
    let killing = Promise.resolve();
    let accepted = 0;
    try {
      await sendAll(cloud, people, size, (count) => {
        accepted = count;
        while (moments[0] !== undefined && moments[0] <= count) {
          moments.shift();
          killing = killing.then(() => kill(cloud, random));
        }
      });
    } finally {
      await killing;
    }
    return { complaints: await drained(cloud, people), accepted };
  } catch (error) {
    throw new Error(`the run broke off; the cloud said last:\n${cloud.process.output()}`, { cause: error });
  } finally {
    await cloud.dispose();
  }
}
