import type { RecordedEvent } from '@bayon/audit/history';
import { defineCommand, type Context } from '../command.ts';
import { countOf } from '../counts.ts';
import { UsageError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { clockOf, factsOf, handlingLines, nameOf, sinceOf } from './event-text.ts';
import { type Handling, handlingsOf, identityOf } from './handling.ts';
import { askTrail } from './open-history.ts';
import { type Placed, treeOf } from './tree.ts';

/** Events of one trace that are held at once. */
const most = 1_000;

export const trace = defineCommand({
  name: 'trace',
  usage: '<correlationId> [--handling] [--limit <n>] [--after <cursor>]',
  summary: 'A whole chain of events as a tree with times.',
  options: {
    handling: { type: 'boolean', help: 'say of each event how every consumer handled it' },
    limit: { type: 'string', value: 'n', default: '200', help: `so many events at once, up to ${most}` },
    after: { type: 'string', value: 'cursor', help: 'the next of a long chain' },
  },
  notes: [
    'An event whose cause is not among those shown stands as a root, with the id of its cause.',
    'Exit codes: 1 where the trail holds nothing of the chain.',
  ],
  async run(context, { handling, limit, after }, positionals) {
    const [id, ...more] = positionals;
    if (id === undefined || more.length > 0) throw new UsageError('trace takes one correlation id');
    const { events, next } = await readChain(context, id, Math.min(most, countOf('limit', limit)), after);
    const tree = treeOf(events);
    const [first] = tree;
    if (!first) {
      context.output.note(`the audit trail of ${context.stage} holds nothing of the chain ${id}`);
      return exitCodes.failed;
    }
    const handlings = handling ? await handlingsOf(context, events) : undefined;
    const handledOf = (event: RecordedEvent) => handlings?.get(identityOf(event));
    const began = first.event.time;
    await context.output.answer(
      {
        correlationId: id,
        began,
        events: tree.map(({ event, depth, isOrphan }) => ({
          ...factsOf(event),
          depth,
          isOrphan,
          sinceBeginning: Date.parse(event.time) - Date.parse(began),
          handled: handledOf(event),
        })),
        next,
      },
      () => [
        summaryOf(events, began),
        '',
        ...tree.flatMap((placed) => linesOf(placed, began, handledOf(placed.event) ?? [], context)),
        ...(next === undefined ? [] : ['', `more: --after ${next}`]),
      ],
    );
    return exitCodes.fine;
  },
});

/** Events of the chain by time, until there are enough; and where the next begin. */
const readChain = (context: Context, id: string, limit: number, after: string | undefined) =>
  askTrail(context, async (history) => {
    const events: RecordedEvent[] = [];
    let next = after;
    do {
      context.signal.throwIfAborted();
      const room = Math.min(100, limit - events.length);
      const page = await history.byCorrelation(id, { limit: room, cursor: next });
      events.push(...page.events);
      next = page.nextCursor;
    } while (next !== undefined && events.length < limit);
    return { events, next };
  });

function summaryOf(events: readonly RecordedEvent[], began: string): string {
  const ended = events.reduce((last, { time }) => (time > last ? time : last), began);
  const services = new Set(events.map(({ source }) => source)).size;
  return `${events.length} events of ${services} services in ${sinceOf(began, ended).slice(1)}, from ${began}`;
}

function linesOf(
  { event, branch, isOrphan }: Placed<RecordedEvent>,
  began: string,
  handled: readonly Handling[],
  { output }: Context,
): readonly string[] {
  const margin = ' '.repeat(26) + branch.replaceAll(/[├└]─ $/g, '   ');
  return [
    [
      clockOf(event.time),
      sinceOf(began, event.time).padStart(10),
      `${branch}${nameOf(event, output)}`,
      ...(isOrphan
        ? [output.paint('yellow', `its cause ${event.causationId ?? ''} is not among these`)]
        : []),
    ].join('  '),
    ...handlingLines(handled, event.time, output).map((line) => `${margin}  ${line}`),
  ];
}
