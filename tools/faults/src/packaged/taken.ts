import { randomUUID } from 'node:crypto';
import type { EventContract } from '@bayon/event-contracts';
import { precedingOf, type Subscription, usersOf } from '@bayon/function-host';
import { connections } from './connect.ts';
import { deliverUntilTaken } from './deliver.ts';
import { eventOf, type Occurrence } from './occurrence.ts';
import type { PackagedWorld } from './packaged-world.ts';
import { at } from './times.ts';

type Detail = Readonly<Record<string, unknown>>;

/** An example of an event, and a function that takes it. */
export interface Taken {
  readonly name: string;
  readonly subscription: Subscription;
  /** What has happened before, as far as the function takes it. */
  readonly before: readonly Occurrence[];
  readonly occurrence: Occurrence;
}

/** Every example of every version of every event, with each function that takes it. */
export const takenOf = (subscriptions: readonly Subscription[]): Taken[] =>
  subscriptions.flatMap((subscription) => {
    const { contract, stack, part, source, functionName } = subscription;
    const takes = ({ detailType }: EventContract) =>
      subscriptions.some(
        (other) => other.functionName === functionName && other.contract.detailType === detailType,
      );
    const sourceOf = ({ sources }: EventContract) =>
      sources.find((one) => one === source) ?? sources[0] ?? source;
    return [contract, ...contract.previous].flatMap(({ version, examples }) =>
      (examples as readonly Detail[]).map((detail, place): Taken => ({
        name: `${contract.detailType} v${version} example ${place + 1} to ${stack} ${part}`,
        subscription,
        before: precedingOf(contract, detail)
          .filter((earlier) => takes(earlier.contract))
          .map((earlier, turn) => ({
            ...earlier,
            source: sourceOf(earlier.contract),
            id: `before-${turn}`,
            at: at(turn),
          })),
        occurrence: { contract: { ...contract, version }, source, detail, id: 'the-event', at: at(60) },
      })),
    );
  });

/** Begins anew, with what has happened before; what that published is forgotten. Throws InvocationFailed. */
export async function prepare(
  world: PackagedWorld,
  { subscription, before, occurrence }: Taken,
): Promise<void> {
  await world.begin();
  for (const one of before)
    await deliverUntilTaken(world, subscription, [
      { event: eventOf(one), messageId: randomUUID(), attempt: 1 },
    ]);
  if (subscription.stack === 'realtime')
    for (const userId of usersOf(occurrence.detail as Detail))
      await connections(world).come(userId, `${userId}-phone`);
  world.bus.clear();
}
