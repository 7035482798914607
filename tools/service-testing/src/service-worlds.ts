import type { DomainEvent } from '@bayon/event-contracts';
import { eventsAt } from './events.ts';
import { outcomesOfEveryOrder, without } from './outcome.ts';
import { type Service, sourceOf } from './service.ts';
import { startWorlds, type Worlds, worldForEach } from './worlds.ts';

/** All that the tests of one service share, bound to it: what its `test/world.ts` exports. */
export function serviceWorlds<Reads>(service: Service<Reads>) {
  const withoutVolatile = without(service.volatile);
  return {
    ...eventsAt(sourceOf(service)),
    withoutVolatile,
    startWorlds: () => startWorlds(service),
    worldForEach: () => worldForEach(service),
    outcomesOfEveryOrder: (worlds: Worlds, events: readonly DomainEvent[], before?: readonly DomainEvent[]) =>
      outcomesOfEveryOrder(worlds, events, withoutVolatile, before),
  };
}
