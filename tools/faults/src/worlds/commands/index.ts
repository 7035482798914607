import { brandCommands } from './brand-commands.ts';
import type { CommandKind } from './draw.ts';
import { marketCommands } from './market-commands.ts';
import { researchCommands } from './research-commands.ts';
import { studioCommands } from './studio-commands.ts';
import { userCommands } from './user-commands.ts';

export { areas, type CommandKind, drawFor } from './draw.ts';
export { registration } from './user-commands.ts';

/** All that users may ask for, and how often they do. */
export const commandKinds: readonly CommandKind[] = [
  ...studioCommands,
  ...brandCommands,
  ...researchCommands,
  ...marketCommands,
  ...userCommands,
];
