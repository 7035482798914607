import type { DeadLetter } from './dead-letter.ts';
import type { Queue } from './dead-letter-queue.ts';

/** Where a dead letter goes back to, or why nobody can say where. */
export type Destination = { readonly queue: Queue } | { readonly problem: string };

/**
 * The inbox that a dead letter came from, and no other: never the bus, where every service would get it again.
 *
 * What EventBridge could not deliver names its target. All else came from the queue whose redrive policy leads here;
 * where several do, nobody can tell from which.
 */
export function destinationOf({ attributes, queue: { sources, name } }: DeadLetter): Destination {
  const target = attributes['TARGET_ARN']?.StringValue;
  if (target !== undefined) {
    const queue = sources.find(({ arn }) => arn === target);
    return queue
      ? { queue }
      : { problem: `its target ${target} is no queue that has its dead letters in ${name}` };
  }
  const [source, ...more] = sources;
  if (source === undefined) return { problem: `no queue has its dead letters in ${name}` };
  if (more.length > 0)
    return {
      problem: `it came from one of ${sources.map((queue) => queue.name).join(', ')}: nobody can say which`,
    };
  return { queue: source };
}
