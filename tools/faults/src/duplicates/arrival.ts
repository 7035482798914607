import { InvocationFailed } from '@bayon/function-host';
import { idOf } from '@bayon/scripted-bus';
import { withCopies } from '@bayon/service-testing';
import { forwarded } from '../packaged/bus-service.ts';
import { connections } from '../packaged/connect.ts';
import { deliverBatch, mostReceives } from '../packaged/deliver.ts';
import { eventOf, type Occurrence } from '../packaged/occurrence.ts';
import type { PackagedWorld } from '../packaged/packaged-world.ts';
import { type Batch, handedOut, queuesOf } from './queues.ts';

/** What happens: an event, or a user's connection that comes or goes. */
export type Step =
  | Occurrence
  | { readonly comes: string; readonly userId: string }
  | { readonly goes: string; readonly userId: string };

/** How what happens reaches the functions. */
export interface Manner {
  /** Each message alone, or batches of any size and several at once. */
  readonly cut: 'alone' | 'batches';
  /** Whether events come up to three times, and messages again that were taken. */
  readonly copies: boolean;
  /** Whether what is caused comes among the rest, or after all of it. */
  readonly followUps: 'among' | 'behind';
}

/** A follow-up is delivered so often at most, or copies of copies would never end. */
const mostOfOne = 2;
/** How often a message that was taken is handed out once more. */
const againChance = 0.15;

/** Lets things happen in this order, and whatever they lead to, until it is quiet. Throws InvocationFailed. */
export async function arrive(
  world: PackagedWorld,
  order: readonly Step[],
  { cut, copies, followUps }: Manner,
  random: () => number,
): Promise<void> {
  const queues = queuesOf(world.subscriptions);
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const happen = async (step: Step) => {
    if ('comes' in step) await connections(world).come(step.userId, step.comes);
    else if ('goes' in step) await connections(world).go(step.goes);
    else queues.put(eventOf(step));
  };
  const isHandedOutAgain = () => copies && random() < againChance;

  const times = new Map<string, number>();
  let seen = 0;
  /** @returns whether there was anything new on the bus */
  const forwardCaused = (): boolean => {
    const caused = world.bus.entries.slice(seen);
    seen += caused.length;
    for (const entry of caused) {
      const name = `${entry.Source} ${entry.DetailType} ${idOf(entry)}`;
      const time = (times.get(name) ?? 0) + 1;
      times.set(name, time);
      if (time <= (copies ? mostOfOne : 1))
        queues.put(forwarded(entry), (length) => Math.floor(random() * (length + 1)));
    }
    return caused.length > 0;
  };

  const steps = copies ? copied(order, random) : [...order];
  for (let isQuiet = false; !isQuiet;) {
    for (const step of steps.splice(0, cut === 'alone' ? 1 : upTo(6))) await happen(step);
    const batches = queues.all.flatMap((queue) => handedOut(queue, cut, upTo));
    await Promise.all(batches.map((batch) => take(world, batch, isHandedOutAgain)));
    const isOver = batches.length === 0 && steps.length === 0;
    if (followUps === 'among' || isOver) isQuiet = !forwardCaused() && isOver;
  }
}

/** A function takes a batch; what it gives back, and some that it took, comes again. */
async function take(
  world: PackagedWorld,
  { queue: { taker, waiting }, messages }: Batch,
  isHandedOutAgain: () => boolean,
): Promise<void> {
  const back = await deliverBatch(world, taker, messages);
  if (world.deadLetters.length > 0) throw new InvocationFailed(world.deadLetters.join('; '));
  if (back.some(({ attempt }) => attempt >= mostReceives))
    throw new InvocationFailed(`${taker.functionName} gave a message back ${mostReceives} times`);
  const again = messages.filter(({ attempt }) => attempt === 1 && isHandedOutAgain());
  for (const message of new Set([...back, ...again]))
    waiting.push({ ...message, attempt: message.attempt + 1 });
}

/** API Gateway invokes a function once for each connection that comes or goes: only events have copies. */
function copied(order: readonly Step[], random: () => number): Step[] {
  const seen = new Set<Step>();
  return withCopies(order, random).filter((step) => {
    const isCopy = seen.has(step);
    seen.add(step);
    return !isCopy || 'contract' in step;
  });
}
