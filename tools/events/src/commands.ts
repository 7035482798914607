import type { Command } from './command.ts';
import { tail } from './tail/tail.ts';

/** Every command, in the order in which `--help` lists them. */
export const commands: readonly Command[] = [tail];
