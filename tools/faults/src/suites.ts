import { crashPoints } from './crash-points/index.ts';
import { duplicates } from './duplicates/index.ts';
import { mutationCheck } from './mutations/index.ts';
import { partialPublishing } from './partial-publishing/index.ts';
import { processSuite } from './process/index.ts';
import { realtime } from './realtime/index.ts';
import type { Suite } from './suite.ts';
import { worlds } from './worlds/index.ts';

/** Every suite, in the order in which `npm run faults` runs them. */
export const suites: readonly Suite[] = [
  crashPoints,
  duplicates,
  partialPublishing,
  worlds,
  processSuite,
  realtime,
  mutationCheck,
];
