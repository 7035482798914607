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

/** `studio settled +406 ms`, `user dead: ContractViolation`, `brand not handled (yet)`. */
export function handlingText(
  { consumer, recipient, status, settledAt, deadLetter }: Handling,
  since: string,
  output: Output,
): string {
  const who = recipient === undefined ? consumer : `${consumer} → ${recipient}`;
  if (settledAt !== undefined)
    return `${who} ${output.paint('green', 'settled')} ${sinceOf(since, settledAt)}`;
  if (status === 'open') return `${who} ${output.paint('yellow', 'not handled (yet)')}`;
  const { reason = '', copies = 1, redrives = 0, paths = [] } = deadLetter ?? {};
  return [
    `${who} ${output.paint('red', 'dead')}: ${reason}`,
    ...(paths.length > 0 ? [`(${paths.join(', ')})`] : []),
    ...(copies > 1 ? [`${copies} copies`] : []),
    ...(redrives > 0 ? [`redriven ${redrives}×`] : []),
  ].join(' ');
}
