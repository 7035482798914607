import type { RecordedEvent } from '@bayon/audit/history';
import { settledKey } from '@bayon/publisher';
import type { Context } from '../command.ts';
import { type DeadLetter, namesOf } from '../dlq/dead-letter.ts';
import { walk } from '../dlq/walk.ts';
import { consumersOf, type Expected, tableOf } from './consumers.ts';
import { readSettled } from './read-settled.ts';

/** How one consumer handled an event. */
export interface Handling {
  readonly consumer: string;
  /** The user whom realtime told. */
  readonly recipient?: string;
  readonly status: 'settled' | 'dead' | 'open';
  /** ISO 8601 UTC */
  readonly settledAt?: string;
  /** Where it lies in the dead letters. */
  readonly deadLetter?: {
    readonly messageId: string;
    readonly reason: string;
    readonly problem: string;
    readonly paths: readonly string[];
    readonly redrives: number;
    readonly copies: number;
  };
}

/** An event's name where its id may be another's too. */
export const identityOf = ({ source, detailType, eventId }: RecordedEvent): string =>
  JSON.stringify([source, detailType, eventId]);

/**
 * How each consumer of each event handled it, by `identityOf`: from the consumers' own settled records, and for what
 * they have not settled from their dead letters. What is in neither is open: on its way, or lost.
 */
export async function handlingsOf(
  context: Context,
  events: readonly RecordedEvent[],
): Promise<ReadonlyMap<string, readonly Handling[]>> {
  const expected = events.flatMap((event) =>
    consumersOf(event).map((whom) => ({ event, whom, key: keyOf(event, whom) })),
  );
  const settled = await readSettled(
    context.aws.documents,
    expected.map(({ whom, key }) => ({ table: tableOf(whom.service, context.stage), key })),
  );
  const isOpen = ({ whom, key }: (typeof expected)[number]) =>
    !settled.has(nameOf(tableOf(whom.service, context.stage), key.pk));
  const dead = await deadLettersOf(
    context,
    expected.filter(isOpen).map(({ event }) => event),
  );

  const handlings = new Map<string, Handling[]>(events.map((event) => [identityOf(event), []]));
  for (const { event, whom, key } of expected) {
    const settledAt = settled.get(nameOf(tableOf(whom.service, context.stage), key.pk));
    const letters = dead.filter((letter) => letter.queue.consumer === whom.consumer && isOf(letter, event));
    handlings.get(identityOf(event))?.push(handlingOf(whom, settledAt, letters));
  }
  return handlings;
}

function handlingOf(
  { consumer, recipient }: Expected,
  settledAt: string | undefined,
  [letter, ...copies]: readonly DeadLetter[],
): Handling {
  const who = { consumer, ...(recipient !== undefined && { recipient }) };
  if (settledAt !== undefined) return { ...who, status: 'settled', settledAt };
  if (!letter) return { ...who, status: 'open' };
  const { messageId, reason, problem, paths, redrives } = letter;
  const deadLetter = { messageId, reason, problem, paths, redrives, copies: copies.length + 1 };
  return { ...who, status: 'dead', deadLetter };
}

/** Letters kept in memory; an event that lies there more often than that is shown without the rest. */
const mostLetters = 1_000;

async function deadLettersOf(context: Context, events: readonly RecordedEvent[]): Promise<DeadLetter[]> {
  if (events.length === 0) return [];
  const letters: DeadLetter[] = [];
  const ids = new Set(events.map(({ eventId }) => eventId));
  const anything = { service: undefined, reason: undefined, detailType: undefined };
  const { unseen } = await walk(context, { ids, ...anything }, (letter) => {
    letters.push(letter);
    return letters.length < mostLetters ? 'stays' : 'enough';
  });
  for (const line of unseen) context.output.note(line);
  return letters;
}

const isOf = (letter: DeadLetter, { eventId, source, detailType }: RecordedEvent): boolean =>
  namesOf(letter).includes(eventId) &&
  letter.event?.source === source &&
  letter.event.detailType === detailType;

const keyOf = ({ source, detailType, eventId }: RecordedEvent, { scope }: Expected) =>
  settledKey(scope, { source, detailType, id: eventId });

const nameOf = (table: string, pk: string): string => `${table} ${pk}`;
