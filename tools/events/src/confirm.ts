import { createInterface } from 'node:readline/promises';
import type { Context } from './command.ts';
import { UsageError } from './errors.ts';

/** How `context.confirm` answers: by `--yes`, or by asking whoever sits at the terminal. */
export function createConfirm(yes: boolean, signal: AbortSignal): Context['confirm'] {
  return async (question) => {
    if (yes) return true;
    if (!process.stdin.isTTY || !process.stderr.isTTY)
      throw new UsageError(`${question} Nobody is here to ask: say --yes, or look first with --dry-run`);
    // On stderr: the answer on stdout may go to a file.
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      const said = await terminal.question(`${question} [y/N] `, { signal });
      return /^y(es)?$/i.test(said.trim());
    } finally {
      terminal.close();
    }
  };
}
