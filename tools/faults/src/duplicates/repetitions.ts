import { randomUUID } from 'node:crypto';
import type { QueuedEvent } from '@bayon/function-host';
import { deliverUntilTaken, type Taker } from '../packaged/deliver.ts';
import type { PackagedWorld } from '../packaged/packaged-world.ts';

/** One way in which an event comes more than once. */
export interface Repetition {
  readonly name: string;
  /** Whether it can be with this function. */
  readonly batches: boolean;
  deliver(world: PackagedWorld, taker: Taker, event: () => object, times: number): Promise<void>;
}

const copies = (event: () => object, times: number): QueuedEvent[] =>
  Array.from({ length: times }, () => ({ event: event(), messageId: randomUUID(), attempt: 1 }));

const redeliveries = (event: () => object, times: number): QueuedEvent[] => {
  const [first] = copies(event, 1) as [QueuedEvent];
  return Array.from({ length: times }, (_, place) => ({ ...first, attempt: place + 1 }));
};

const oneAfterAnother = async (world: PackagedWorld, taker: Taker, messages: readonly QueuedEvent[]) => {
  for (const message of messages) await deliverUntilTaken(world, taker, [message]);
};
const atOnce = async (world: PackagedWorld, taker: Taker, messages: readonly QueuedEvent[]) => {
  await Promise.all(messages.map((message) => deliverUntilTaken(world, taker, [message])));
};

export const repetitions: readonly Repetition[] = [
  {
    name: 'copies one after another',
    batches: false,
    deliver: (world, taker, event, times) => oneAfterAnother(world, taker, copies(event, times)),
  },
  {
    name: 'redeliveries one after another',
    batches: false,
    deliver: (world, taker, event, times) => oneAfterAnother(world, taker, redeliveries(event, times)),
  },
  {
    name: 'copies in one batch',
    batches: true,
    deliver: (world, taker, event, times) => deliverUntilTaken(world, taker, copies(event, times)),
  },
  {
    name: 'copies to instances at once',
    batches: false,
    deliver: (world, taker, event, times) => atOnce(world, taker, copies(event, times)),
  },
  {
    // A visibility timeout that ran out: the message is handed out while it is still being worked on.
    name: 'redeliveries to instances at once',
    batches: false,
    deliver: (world, taker, event, times) => atOnce(world, taker, redeliveries(event, times)),
  },
  {
    name: 'copies in batches to instances at once, and a redelivery',
    batches: true,
    async deliver(world, taker, event, times) {
      const all = copies(event, times);
      await Promise.all([
        deliverUntilTaken(world, taker, all),
        deliverUntilTaken(world, taker, copies(event, 2)),
      ]);
      await deliverUntilTaken(
        world,
        taker,
        all.slice(0, 1).map((message) => ({ ...message, attempt: 2 })),
      );
    },
  },
];
