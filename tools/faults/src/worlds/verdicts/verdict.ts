import type { EndedWorld } from '../world.ts';
import type { Tables } from './tables.ts';

/** What of a world is not as it must be, a line each. Recounted from what was on the bus, with no code of the services. */
export type Verdict = (world: EndedWorld, tables: Tables) => readonly string[];
