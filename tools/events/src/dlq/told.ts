import type { Output } from '../output.ts';
import type { DeadLetter } from './dead-letter.ts';
import type { Walked } from './walk.ts';

/** What was done with a message, or would be. */
export interface Deed {
  readonly done: string;
  readonly to?: string;
  readonly problem?: string;
}

/** A line for a message: ids and words, never what its event says. */
export const tell = (output: Output, letter: DeadLetter, { done, to, problem }: Deed): Promise<void> => {
  const { queue, messageId, reason, redrives, event } = letter;
  const record = {
    done,
    messageId,
    eventId: event?.eventId,
    detailType: event?.detailType,
    consumer: queue.consumer,
    reason,
    redrives,
    to,
    problem,
  };
  return output.one(record, () => [
    [
      output.paint(problem === undefined ? 'green' : 'red', done.padEnd(13)),
      queue.consumer,
      event?.detailType ?? 'no event',
      event?.eventId ?? messageId,
      reason,
      ...(to === undefined ? [] : [`→ ${to}`]),
      ...(problem === undefined ? [] : [problem]),
    ].join('  '),
  ]);
};

/** What a walk left undone, for a person. */
export const leftUndone = ({ notFound, newer, unseen }: Walked): readonly string[] => [
  ...notFound.map((id) => `no dead letter has the id ${id}`),
  ...(newer > 0 ? [`${newer} came meanwhile and were left alone`] : []),
  ...unseen,
];
