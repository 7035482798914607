import type { DomainEvent } from '@bayon/event-contracts';
import type { OnBus } from './bus.ts';
import { permutationsOf, randomNumbers, withCopies } from './orders.ts';
import type { StoredItem } from './table-access.ts';
import type { World } from './world.ts';
import type { Worlds } from './worlds.ts';

/** Everything that an order of arrival has led to, without what differs each time. */
export interface Outcome {
  readonly items: readonly StoredItem[];
  /** The items without the records of what was published. */
  readonly state: readonly StoredItem[];
  /** What was published, each event once, by id. */
  readonly events: readonly OnBus['detail'][];
}

/** What may differ between two orders of arrival that end the same: when something was handled, and how often. */
const volatileEverywhere = ['rev', 'settledAt', 'expiresAt'];

/** Takes from an item, at any depth, what differs each time. */
export function without(volatile: readonly string[] = []) {
  const names = new Set([...volatileEverywhere, ...volatile]);
  return (item: object): unknown =>
    JSON.parse(JSON.stringify(item, (name, value: unknown) => (names.has(name) ? undefined : value)));
}

/** The outcome of a world as it stands. */
export async function outcomeOf(
  world: World<unknown>,
  withoutVolatile: (item: object) => unknown,
): Promise<Outcome> {
  const items = (await world.items()).map((item) => withoutVolatile(item) as StoredItem);
  const events = new Map(world.bus.events.map(({ detail }) => [detail.event.id, detail]));
  return {
    items,
    state: items.filter(({ pk }) => !pk.startsWith('SETTLED#')),
    events: [...events.values()].sort((one, other) => (one.event.id < other.event.id ? -1 : 1)),
  };
}

/**
 * The outcomes of every order of some events, each delivered one to three times. The service's own follow-ups come
 * between them in every other order, and else behind them.
 *
 * @param before taken first, in every order
 */
export async function outcomesOfEveryOrder(
  worlds: Worlds,
  events: readonly DomainEvent[],
  withoutVolatile: (item: object) => unknown,
  before: readonly DomainEvent[] = [],
) {
  const random = randomNumbers(events.length);
  const outcomes: { readonly order: string; readonly outcome: Outcome }[] = [];
  for (const [place, order] of permutationsOf(events).entries()) {
    const world = await worlds.create();
    const deliveries = withCopies(order, random);
    await world.take(...before);
    for (const event of deliveries) {
      await world.take(event);
      if (place % 2 === 1) await world.drain();
    }
    await world.drain();
    outcomes.push({
      order: deliveries.map(({ id }) => id).join(' '),
      outcome: await outcomeOf(world, withoutVolatile),
    });
    await world.end();
  }
  return outcomes;
}
