import type { Presence } from '../presence/reads.ts';
import { competitorCommands } from './competitor-commands.ts';
import { listingCommands } from './listing-commands.ts';
import { profileCommands } from './profile-commands.ts';
import { rankingCommands } from './ranking-commands.ts';

/** Commands: each is checked and becomes events; nothing is written here. */
export const commands = (presence: Presence) => [
  ...profileCommands(presence),
  ...listingCommands(presence),
  ...competitorCommands(presence),
  ...rankingCommands(presence),
];
