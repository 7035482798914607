import { serviceWorlds, tableOf, type World as ServiceWorld } from '@bayon/service-testing';
import configuration from '../serverless.ts';
import { createPresence, type Presence } from '../src/presence/reads.ts';
import { rules } from '../src/rules/index.ts';
import { consumes } from '../src/subscriptions.ts';

export type World = ServiceWorld<Presence>;

/** Brand’s surroundings: its table as its template declares it, its rules and its reads. */
export const { anEvent, outcomesOfEveryOrder, startWorlds, worldForEach } = serviceWorlds({
  service: 'brand',
  table: tableOf(configuration),
  rules,
  consumes,
  reads: (client, table) => createPresence({ client, table }),
});
