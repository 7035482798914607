import type { Endpoint } from '@bayon/publisher/http';
import type { Almanac } from '../almanac/reads.ts';
import { areaQueries } from './area-queries.ts';
import { followingCommands } from './following-commands.ts';
import { priceCommands } from './price-commands.ts';
import { userQueries } from './user-queries.ts';

/** All that market's API does. @param now the clock, for what is asked without a date */
export const endpointsOf = (almanac: Almanac, now: () => Date = () => new Date()): Endpoint[] => [
  ...priceCommands(almanac, now),
  ...followingCommands(almanac),
  ...areaQueries(almanac, now),
  ...userQueries(almanac, now),
];
