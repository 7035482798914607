import { defineCommand } from '../command.ts';
import { UsageError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { heapsOf } from './heaps.ts';
import { choosing, selectionOf } from './selection.ts';
import { linesOf } from './summary.ts';

export const dlqList = defineCommand({
  name: 'dlq list',
  usage: '[--service <service>] [--reason <code>] [--detail-type <type>]',
  summary: 'What lies in the dead letters: by service and reason, with the failing paths.',
  options: choosing,
  notes: [
    'Looks without taking away: messages are out of sight for as long as it looks, then back.',
    'Exit codes: 0 whether or not there are any.',
  ],
  async run(context, values, positionals) {
    if (positionals.length > 0)
      throw new UsageError(`dlq list takes no ${positionals.join(' ')}; dlq show does`);
    const selection = selectionOf(values, []);
    const { heaps, unseen } = await heapsOf(context, selection);
    const count = heaps.reduce((sum, heap) => sum + heap.count, 0);
    await context.output.answer({ stage: context.stage, count, complete: unseen.length === 0, heaps }, () =>
      heaps.length === 0 ? [`no dead letters on ${context.stage}`] : linesOf(heaps, Date.now()),
    );
    for (const line of unseen) context.output.note(line);
    return exitCodes.fine;
  },
});
