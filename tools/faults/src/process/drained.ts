import type { Cloud } from '@bayon/cloud-driver';
import { complaintsAbout } from './effects.ts';
import type { Person } from './flow.ts';
import { isDeadLetters, messagesByQueue } from './queues.ts';

/** How long nothing may move before the end is taken for the end, in milliseconds. Only a failing run spends it. */
const patience = 45_000;
const pause = 250;

/**
 * Waits until everything has had its effect, or until nothing moves any more.
 *
 * @returns what is still not as it must be
 */
export async function drained(cloud: Cloud, people: readonly Person[]): Promise<readonly string[]> {
  let before = '';
  let movedAt = Date.now();
  for (;;) {
    const waiting = [...(await messagesByQueue(cloud.aws))].filter(([queue]) => !isDeadLetters(queue));
    const complaints = await complaintsAbout(cloud, people);
    const isEmpty = waiting.every(([, count]) => count === 0);
    if (isEmpty && complaints.length === 0) return [];
    const now = JSON.stringify([waiting, complaints]);
    if (now !== before) movedAt = Date.now();
    else if (Date.now() - movedAt > patience)
      return [
        ...complaints,
        ...waiting.filter(([, count]) => count > 0).map(([queue, count]) => `${queue}: ${count} wait`),
      ];
    before = now;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
