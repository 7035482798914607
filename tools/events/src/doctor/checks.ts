import { archive } from './archive.ts';
import type { Check } from './check.ts';
import { clock } from './clock.ts';
import { connections } from './connections.ts';
import { consumers } from './consumers.ts';
import { deadLetters } from './dead-letters.ts';
import { deployed } from './deployed.ts';
import { draining } from './draining.ts';
import { jobs } from './jobs.ts';
import { orphans } from './orphans.ts';
import { rules } from './rules.ts';
import { targets } from './targets.ts';

/** What `doctor` looks at, along the way that an event takes. */
export const checks: readonly Check[] = [
  clock,
  deployed,
  rules,
  targets,
  consumers,
  draining,
  deadLetters,
  archive,
  jobs,
  connections,
  orphans,
];
