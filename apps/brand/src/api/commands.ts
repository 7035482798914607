import type { Presence } from '../presence/reads.ts';
import { competitorCommands } from './competitor-commands.ts';
import { listingCommands } from './listing-commands.ts';
import { profileCommands } from './profile-commands.ts';
import { rankingCommands } from './ranking-commands.ts';

/** Commands: each is checked and becomes events; nothing is written here. @param now the clock, for what a file tells */
export const commands = (presence: Presence, now: () => Date = () => new Date()) => [
  ...profileCommands(presence),
  ...listingCommands(presence),
  ...competitorCommands(presence),
  ...rankingCommands(presence, now),
];
