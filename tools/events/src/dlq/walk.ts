import type { Context } from '../command.ts';
import { type DeadLetter, namesOf } from './dead-letter.ts';
import { type DeadLetterQueue, readDeadLetterQueues } from './dead-letter-queue.ts';
import { type Look, lookThrough, mostHeld, outOfSight } from './look-through.ts';
import { isMeant, queuesOf, type Selection } from './selection.ts';

/** What a walk met. */
export interface Walked {
  /** Ids that were asked for and that no message has. */
  readonly notFound: readonly string[];
  /** Messages that came into the dead letters after `until`: they were left alone. */
  readonly newer: number;
  /** Why it may not have met all: a line for each queue that holds more than it could see. */
  readonly unseen: readonly string[];
}

/** What became of a letter: gone from its queue, still there, or still there and no more are wanted. */
export type Outcome = 'gone' | 'stays' | 'enough';

/**
 * Goes to each dead letter that is meant: through all queues at once, in each to one letter after the other. What is
 * not gone in the end is given back.
 *
 * @param until ISO 8601; what came later is left alone
 * @throws the signal's reason, between two letters of a queue; and what `act` throws, once every queue has stopped
 */
export async function walk(
  { stage, aws, signal }: Context,
  selection: Selection,
  act: (letter: DeadLetter) => Outcome | Promise<Outcome>,
  until?: string,
): Promise<Walked> {
  const left = new Set(selection.ids);
  const unseen: string[] = [];
  const met = { newer: 0, ended: false };

  async function visit(queue: DeadLetterQueue): Promise<void> {
    const look = lookThrough(aws.sqs, queue, signal);
    try {
      for await (const letter of look.letters) {
        signal.throwIfAborted();
        if (met.ended) break;
        if (!isMeant(letter, selection)) continue;
        for (const name of namesOf(letter)) left.delete(name);
        if (until !== undefined && letter.sentAt >= until) met.newer += 1;
        else {
          const outcome = await act(letter);
          if (outcome === 'gone') look.forget(letter);
          if (outcome === 'enough') met.ended = true;
        }
      }
      unseen.push(...unseenBy(look, queue));
    } catch (error) {
      met.ended = true;
      throw error;
    } finally {
      await look.giveBack();
    }
  }

  const queues = queuesOf(await readDeadLetterQueues(aws, stage), selection);
  // All of them, whatever happens in one: each has messages to give back.
  const visits = await Promise.allSettled(queues.map(visit));
  for (const { reason } of visits.filter((one) => one.status === 'rejected')) throw reason;
  return { notFound: met.ended ? [] : [...left], newer: met.newer, unseen };
}

const unseenBy = ({ cut, hidden }: Look, { name }: DeadLetterQueue): readonly string[] => [
  ...(cut ? [`${name}: only the first ${mostHeld} were looked at`] : []),
  ...(hidden > 0
    ? [`${name}: about ${hidden} are out of sight (somebody else looks); again in ${outOfSight} s`]
    : []),
];
