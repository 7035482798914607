import { ageOf } from '../ages.ts';
import { defineCommand } from '../command.ts';
import { UsageError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { type DeadLetter, deadLetterFacts } from './dead-letter.ts';
import { selectionOf } from './selection.ts';
import { walk } from './walk.ts';

/** Copies of one event that are shown: it has one for each consumer that failed, and seldom more. */
const mostCopies = 100;

export const dlqShow = defineCommand({
  name: 'dlq show',
  usage: '<messageId|eventId> [--detail]',
  summary: 'One dead letter with all that is known of it; of an event, each copy.',
  options: { detail: { type: 'boolean', help: 'print the body too: it holds personal data' } },
  notes: ['Exit codes: 1 where no dead letter has the id.'],
  async run(context, { detail }, positionals) {
    const [id, ...more] = positionals;
    if (id === undefined || more.length > 0)
      throw new UsageError('dlq show takes one id; dlq list says what there is');
    const nothing = { service: undefined, reason: undefined, 'detail-type': undefined };
    const letters: DeadLetter[] = [];
    const { unseen } = await walk(context, selectionOf(nothing, [id]), (letter) => {
      letters.push(letter);
      return letters.length < mostCopies ? 'stays' : 'enough';
    });
    for (const line of unseen) context.output.note(line);
    if (letters.length === 0) {
      context.output.note(`no dead letter has the id ${id}`);
      return exitCodes.failed;
    }
    await context.output.answer(
      letters.map((letter) => ({ ...deadLetterFacts(letter), ...(detail && { body: letter.body }) })),
      () => letters.flatMap((letter) => [...linesOf(letter, detail, Date.now()), '']).slice(0, -1),
    );
    return exitCodes.fine;
  },
});

function linesOf(letter: DeadLetter, detail: boolean, now: number): readonly string[] {
  const { event, queue } = letter;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['message', letter.messageId],
    ['queue', queue.name],
    ['consumer', queue.consumer],
    ['reason', letter.reason],
    ['problem', letter.problem || undefined],
    ['paths', letter.paths.join(', ') || undefined],
    ['attempts', letter.attempts?.toString()],
    ['redrives', String(letter.redrives)],
    ['since', `${letter.sentAt} (${ageOf(now - Date.parse(letter.sentAt))})`],
    ['event', event ? `${event.detailType} ${event.eventId}` : 'none: the body is no event'],
    ['source', event?.source],
    ['happened', event?.time],
    ['correlation', event?.correlationId],
    ['cause', event?.causationId],
    ['users', event?.userIds.join(', ')],
    ['body', detail ? letter.body : undefined],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [`${name.padEnd(12)}${value}`]));
}
