import type { RecordedEvent } from '@bayon/audit/history';
import { defineCommand, type Context } from '../command.ts';
import { countOf } from '../counts.ts';
import { UsageError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { causesOf } from './causes.ts';
import { clockOf, factsOf, handlingLines, nameOf } from './event-text.ts';
import { type Handling, handlingsOf, identityOf } from './handling.ts';
import { askTrail } from './open-history.ts';

/** All that is known of one event. */
interface Shown {
  readonly event: RecordedEvent;
  readonly causes: readonly RecordedEvent[];
  /** A cause that the trail does not hold. */
  readonly unknown?: string;
  readonly caused: readonly RecordedEvent[];
  readonly nextCursor?: string;
  readonly handled: readonly Handling[];
}

export const show = defineCommand({
  name: 'show',
  usage: '<eventId> [--detail] [--limit <n>] [--after <cursor>]',
  summary: 'An event: its causes up to the first, what it caused, and how each service handled it.',
  options: {
    detail: { type: 'boolean', help: 'print what it says too: it holds personal data' },
    limit: { type: 'string', value: 'n', default: '50', help: 'so many of what it caused, up to 100' },
    after: { type: 'string', value: 'cursor', help: 'the next of what it caused' },
  },
  notes: [
    'Reads the audit trail, the settled records of the services, and their dead letters.',
    'Exit codes: 1 where the trail holds no such event.',
  ],
  async run(context, { detail, limit, after }, positionals) {
    const [id, ...more] = positionals;
    if (id === undefined || more.length > 0) throw new UsageError('show takes one event id');
    const range = { limit: Math.min(100, countOf('limit', limit)), cursor: after };
    const shown = await askTrail(context, async (history) => {
      const events = await history.byId(id);
      return Promise.all(
        events.map(async (event) => ({
          event,
          ...(await causesOf(history, event)),
          ...captionOf(await history.causedBy(id, range)),
        })),
      );
    });
    if (shown.length === 0) {
      context.output.note(`the audit trail of ${context.stage} holds no event ${id}`);
      return exitCodes.failed;
    }
    const handlings = await handlingsOf(
      context,
      shown.map(({ event }) => event),
    );
    const all = shown.map((one) => ({ ...one, handled: handlings.get(identityOf(one.event)) ?? [] }));
    await context.output.answer(
      all.map((one) => documentOf(one, detail)),
      () => all.flatMap((one) => [...linesOf(one, detail, context), '']).slice(0, -1),
    );
    return exitCodes.fine;
  },
});

const captionOf = ({
  events,
  nextCursor,
}: {
  readonly events: readonly RecordedEvent[];
  readonly nextCursor?: string;
}) => ({ caused: events, ...(nextCursor !== undefined && { nextCursor }) });

const documentOf = ({ event, causes, caused, ...rest }: Shown, detail: boolean) => ({
  event: detail ? event : factsOf(event),
  causes: causes.map(factsOf),
  caused: caused.map(factsOf),
  ...rest,
});

function linesOf(shown: Shown, detail: boolean, { output }: Context): readonly string[] {
  const { event, causes, unknown, caused, nextCursor, handled } = shown;
  const line = (one: RecordedEvent) => `  ${clockOf(one.time)}  ${nameOf(one, output)}`;
  return [
    nameOf(event, output),
    '',
    `version      ${event.version ?? '–'}`,
    `happened     ${event.time}`,
    `recorded     ${event.recordedAt}`,
    `users        ${event.userIds.join(', ') || '–'}`,
    `about        ${event.entities.map(({ kind, id }) => `${kind} ${id}`).join(', ') || '–'}`,
    `correlation  ${event.correlationId}`,
    ...(detail ? [`detail       ${JSON.stringify(event.detail)}`] : []),
    '',
    unknown !== undefined || causes.length > 0
      ? 'caused by (the first first)'
      : 'caused by nothing: it began the chain',
    ...(unknown === undefined ? [] : [`  ${unknown}  is not in the trail`]),
    ...causes.map(line),
    '',
    caused.length > 0 ? 'caused' : 'caused nothing',
    ...caused.map(line),
    ...(nextCursor === undefined ? [] : [`  more: --after ${nextCursor}`]),
    '',
    handled.length > 0 ? 'handled' : 'nobody consumes it',
    ...handlingLines(handled, event.time, output).map((line) => `  ${line}`),
  ];
}
