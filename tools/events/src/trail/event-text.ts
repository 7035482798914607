import type { RecordedEvent } from '@bayon/audit/history';
import { serviceOf } from '../bus-event.ts';
import type { Output } from '../output.ts';
import type { Handling } from './handling.ts';

/** What may be told of a recorded event without saying what it says. */
export const factsOf = ({ detail: _detail, ...facts }: RecordedEvent): Omit<RecordedEvent, 'detail'> => facts;

/** `studio  Content Generated  8d1b…` */
export const nameOf = ({ source, detailType, eventId }: RecordedEvent, output: Output): string =>
  [output.paint('cyan', serviceOf(source)), detailType, output.paint('dim', eventId)].join('  ');

/** The time of day with milliseconds: `09:39:55.943`. */
export const clockOf = (time: string): string => time.slice(11, 23);

/** How long after another moment: `+406 ms`, `-3 ms`, `+12.3 s`. Both ISO 8601. */
export function sinceOf(from: string, to: string): string {
  const ms = Date.parse(to) - Date.parse(from);
  const size = Math.abs(ms);
  const sign = ms < 0 ? '-' : '+';
  if (size < 10_000) return `${sign}${size} ms`;
  return size < 600_000 ? `${sign}${(size / 1_000).toFixed(1)} s` : `${sign}${Math.round(size / 60_000)} min`;
}

/** Recipients of one event that are told one by one. */
const mostRecipients = 5;

/** How consumers handled an event, a line for each; those of many recipients who fared the same in one. */
export function handlingLines(
  handlings: readonly Handling[],
  since: string,
  output: Output,
): readonly string[] {
  const alike = Map.groupBy(handlings, ({ consumer, status, recipient, deadLetter }) =>
    JSON.stringify([consumer, status, recipient === undefined ? '' : (deadLetter?.reason ?? 'recipient')]),
  );
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length <= mostRecipients)
      return group.map((one) => `${whoOf(one.consumer, one.recipient)} ${fateOf(one, since, output)}`);
    const last = group.reduce((latest, one) =>
      (one.settledAt ?? '') > (latest.settledAt ?? '') ? one : latest,
    );
    return [`${whoOf(first.consumer, `${group.length} users`)} ${fateOf(last, since, output)}`];
  });
}

const whoOf = (consumer: string, recipient: string | undefined): string =>
  recipient === undefined ? consumer : `${consumer} → ${recipient}`;

/** `settled +406 ms`, `dead: ContractViolation (detail.title)`, `not handled (yet)`. */
function fateOf({ status, settledAt, deadLetter }: Handling, since: string, output: Output): string {
  if (settledAt !== undefined) return `${output.paint('green', 'settled')} ${sinceOf(since, settledAt)}`;
  if (status === 'open') return output.paint('yellow', 'not handled (yet)');
  const { reason = '', copies = 1, redrives = 0, paths = [] } = deadLetter ?? {};
  return [
    `${output.paint('red', 'dead')}: ${reason}`,
    ...(paths.length > 0 ? [`(${paths.join(', ')})`] : []),
    ...(copies > 1 ? [`${copies} copies`] : []),
    ...(redrives > 0 ? [`redriven ${redrives}×`] : []),
  ].join(' ');
}
