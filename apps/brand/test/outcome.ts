import type { DomainEvent } from '@bayon/event-contracts';
import { permutationsOf, randomNumbers } from './fixtures.ts';
import type { World, Worlds } from './world.ts';

/** What may differ between two orders of arrival that end the same: when something was handled. */
const volatile = new Set(['rev', 'expiresAt']);

/**
 * What an order of arrival has led to: all that brand knows in the end. What a message says on the way (a trend so far)
 * is of its moment; how many of a kind were sent is not.
 */
export async function outcomeOf(world: World) {
  const items = await world.items();
  const notified = new Map(world.bus.events.map(({ detail }) => [detail.event.id, detail['type']]));
  return {
    items: items.filter(({ pk }) => !pk.startsWith('SETTLED#')).map(withoutVolatile),
    notified: [...notified.values()].filter((type) => type !== undefined).sort(),
  };
}

/** An item without what differs each time. */
export const withoutVolatile = (item: object): unknown =>
  JSON.parse(JSON.stringify(item, (name, value: unknown) => (volatile.has(name) ? undefined : value)));

/**
 * The outcomes of every order of some events, each delivered one to three times. Brand's own follow-ups come between
 * them in every other order, and else behind them.
 */
export async function outcomesOfEveryOrder(worlds: Worlds, events: readonly DomainEvent[]) {
  const random = randomNumbers(events.length);
  const outcomes: { order: string; outcome: Awaited<ReturnType<typeof outcomeOf>> }[] = [];
  for (const [place, order] of permutationsOf(events).entries()) {
    const world = await worlds.create();
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
