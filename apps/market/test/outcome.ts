import type { DomainEvent } from '@bayon/event-contracts';
import { permutationsOf, randomNumbers } from './fixtures.ts';
import type { World, Worlds } from './world.ts';

/** What may differ between two orders of arrival that end the same: when something was handled. */
const volatile = new Set(['rev', 'settledAt', 'expiresAt', 'analysedAt']);

/** Everything that an order of arrival has led to: all items, and what was published, each event once. */
export async function outcomeOf(world: World) {
  return {
    items: (await world.items()).map(withoutVolatile),
    events: [
      ...new Map(world.bus.events.map((event) => [event.detail.event.id, event.detail])).values(),
    ].sort((one, other) => (one.event.id < other.event.id ? -1 : 1)),
  };
}

/** An item without what differs each time. */
export const withoutVolatile = (item: object): unknown =>
  JSON.parse(JSON.stringify(item, (name, value: unknown) => (volatile.has(name) ? undefined : value)));

/**
 * The outcomes of every order of some events, each delivered one to three times. Market's own follow-ups come between
 * them in every other order, and else behind them.
 *
 * @param before taken first, in every order
 */
export async function outcomesOfEveryOrder(
  worlds: Worlds,
  events: readonly DomainEvent[],
  before: readonly DomainEvent[] = [],
) {
  const random = randomNumbers(events.length);
  const outcomes: { order: string; outcome: Awaited<ReturnType<typeof outcomeOf>> }[] = [];
  for (const [place, order] of permutationsOf(events).entries()) {
    const world = await worlds.create();
    await world.take(...before);
    const deliveries = withCopies(order, random);
    for (const event of deliveries) {
      await world.take(event);
      if (place % 2 === 1) await world.drain();
    }
    await world.drain();
    outcomes.push({ order: deliveries.map(({ id }) => id).join(' '), outcome: await outcomeOf(world) });
    await world.end();
  }
  return outcomes;
}

/** Up to two more copies of each event, each anywhere behind the first. */
function withCopies(order: readonly DomainEvent[], random: () => number): DomainEvent[] {
  const deliveries = [...order];
  for (const event of order) {
    for (let copies = Math.floor(random() * 3); copies > 0; copies -= 1) {
      const first = deliveries.indexOf(event);
      deliveries.splice(first + 1 + Math.floor(random() * (deliveries.length - first)), 0, event);
    }
  }
  return deliveries;
}
