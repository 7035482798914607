import { serviceWorlds, tableOf, type World as ServiceWorld } from '@bayon/service-testing';
import configuration from '../serverless.ts';
import { createLibrary, type Library } from '../src/library/reads.ts';
import { rules } from '../src/rules/index.ts';
import { consumes } from '../src/subscriptions.ts';

export type World = ServiceWorld<Library>;

/** Studio’s surroundings: its table as its template declares it, its rules and its reads. */
export const { anEvent, outcomesOfEveryOrder, startWorlds, withoutVolatile, worldForEach } = serviceWorlds({
  service: 'studio',
  table: tableOf(configuration),
  rules,
  consumes,
  reads: (client, table, now) => createLibrary({ client, table, now }),
  // A piece is analysed when the request is handled.
  volatile: ['analysedAt'],
});
