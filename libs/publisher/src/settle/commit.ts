import { randomInt } from 'node:crypto';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { DomainEvent } from '@bayon/event-contracts';
import { fullJitter } from '../publish/backoff.ts';
import type { EventEntry } from '../publish/entry.ts';
import type { Reads } from '../rule/read.ts';
import type { Write } from '../rule/write.ts';
import { duplicatesIn, isConflict } from './cancellation.ts';
import { Contended, DecisionTooLarge } from './errors.ts';
import { load } from './load.ts';
import type { Table } from './read-items.ts';
import { bytesOf, recordRoom, settledKey, settledPut, type SettledRecord } from './settled-record.ts';
import { transactionOf } from './transaction.ts';

/** An event to be settled, and by which delivery of it. */
export interface Cause<Detail extends object = object> {
  readonly event: DomainEvent<Detail>;
  /** Who settles it: a service's processor, its generator, one recipient of many. */
  readonly scope: string;
  /** The id of the queue message that brought it. */
  readonly receipt?: string;
}

/** How a cause ended: it had its effect now, or had had it before. Either way the record says what it was. */
export interface Settled {
  readonly outcome: 'settled' | 'duplicate';
  readonly record: SettledRecord;
}

/** What to do for some causes together. */
export interface Work<C extends Cause> {
  readonly load: (causes: readonly C[]) => Reads;
  readonly decide: (
    causes: readonly C[],
    state: Readonly<Record<string, unknown>>,
    now: string,
  ) => {
    readonly writes: readonly Write[];
    /** The events of each cause, in the causes' order. */
    readonly events: readonly (readonly EventEntry[])[];
  };
}

export interface CommitOptions extends Table {
  readonly now: () => Date;
  /** How long duplicates are recognised. */
  readonly retentionDays: number;
}

/**
 * How often a decision is made anew because what it was based on changed. A batch of ten messages about one item takes
 * its turns within that, and two seconds.
 */
const attempts = 10;

/**
 * Gives causes their effect exactly once: the writes and one settled record for each cause in one transaction, under
 * the condition that no record exists. Causes that turn out to be settled already are left out, and the rest decided
 * again; so is everything when an item changed that the decision was based on.
 *
 * @returns how each cause ended, in their order
 * @throws Contended, DecisionTooLarge, and what DynamoDB throws; then nothing was written, unless an answer was lost
 */
export async function commit<C extends Cause>(
  causes: readonly C[],
  work: Work<C>,
  options: CommitOptions,
): Promise<readonly Settled[]> {
  const firsts = firstOfEach(causes);
  const ended = new Map<C, Settled>();
  let conflicts = 0;
  while (ended.size < firsts.size) {
    const open = [...firsts.values()].filter((cause) => !ended.has(cause));
    const { records, items } = await prepare(open, work, options);
    try {
      await options.client.send(new TransactWriteCommand({ TransactItems: items }));
      for (const [cause, record] of records) ended.set(cause, { outcome: 'settled', record });
    } catch (error) {
      const duplicates = duplicatesIn(error, open);
      for (const [cause, record] of duplicates) ended.set(cause, { outcome: 'duplicate', record });
      if (duplicates.size > 0) continue;
      if (!isConflict(error)) throw error;
      conflicts += 1;
      if (conflicts === attempts) throw new Contended(namesOf(open), attempts, error);
      await options.wait(fullJitter(conflicts, 20, 1_000));
    }
  }
  return causes.map((cause) => {
    const first = firsts.get(keyOf(cause).pk) as C;
    const settled = ended.get(first) as Settled;
    return cause === first ? settled : { ...settled, outcome: 'duplicate' };
  });
}

/** One decision about the causes as a transaction: first their records, in their order, then what it writes. */
async function prepare<C extends Cause>(causes: readonly C[], work: Work<C>, options: CommitOptions) {
  const { table, retentionDays } = options;
  const loaded = await load(options, work.load(causes), options.now);
  const { now } = loaded;
  const { writes, events } = work.decide(causes, loaded.state, now.toISOString());
  const records = new Map(
    causes.map((cause, place): [C, SettledRecord] => [cause, recordOf(cause, now, events[place] ?? [])]),
  );
  const expiresAt = Math.floor(now.getTime() / 1_000) + retentionDays * 86_400;
  const items = [
    ...[...records].map(([cause, record]) => settledPut(table, keyOf(cause), record, expiresAt)),
    // The range of randomInt; among so many a revision is not drawn twice for one item.
    ...transactionOf(table, writes, loaded, randomInt(2 ** 47)),
  ];
  if (items.length > 100)
    throw new DecisionTooLarge(
      namesOf(causes),
      `${items.length} items in one transaction; DynamoDB takes 100`,
    );
  return { records, items };
}

function recordOf(cause: Cause, now: Date, events: readonly EventEntry[]): SettledRecord {
  const { receipt } = cause;
  const record = { settledAt: now.toISOString(), ...(receipt !== undefined && { receipt }), events };
  const bytes = bytesOf(record);
  if (bytes > recordRoom)
    throw new DecisionTooLarge(
      namesOf([cause]),
      `${bytes} bytes of events to be stored; a record takes ${recordRoom}`,
    );
  return record;
}

const keyOf = ({ scope, event }: Cause) => settledKey(scope, event);

/** A batch may hold the same event twice: the first settles, the others are its duplicates. */
function firstOfEach<C extends Cause>(causes: readonly C[]): ReadonlyMap<string, C> {
  const firsts = new Map<string, C>();
  for (const cause of causes) if (!firsts.has(keyOf(cause).pk)) firsts.set(keyOf(cause).pk, cause);
  return firsts;
}

const namesOf = (causes: readonly Cause[]) =>
  causes.map(({ event }) => `${event.detailType} ${event.id}`).join(', ');
