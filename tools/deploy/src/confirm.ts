import { createInterface } from 'node:readline/promises';
import { UsageError } from './errors.ts';

/** For production the stage's name has to be typed, so that nobody does it from habit. @throws UsageError */
export async function confirmStage(stage: string, yes: boolean): Promise<void> {
  if (yes || stage !== 'production') return;
  if (!process.stdin.isTTY)
    throw new UsageError('production is changed by whoever types its name. Nobody is here to ask: say --yes');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const said = await terminal.question('This changes production. Type its name to go on: ');
    if (said.trim() !== stage) throw new UsageError('nothing was changed');
  } finally {
    terminal.close();
  }
}
