import type { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { DomainEvent } from '@bayon/event-contracts';
import { fullJitter, wait } from '../publish/backoff.ts';
import type { EventEntry } from '../publish/event-entry.ts';
import type { Reads } from '../rule/read.ts';
import type { Write } from '../rule/write.ts';
import { Contended, DecisionTooLarge } from './errors.ts';
import { load } from './load.ts';
import { settledKey, type SettledRecord } from './settled-record.ts';
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

export interface CommitOptions {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now: () => Date;
  /** How long duplicates are recognised. */
  readonly retentionDays: number;
}

/** How often a decision is made anew because what it was based on changed. */
const attempts = 6;

/**
 * Gives causes their effect exactly once: the writes and one settled record for each cause in one transaction, under
 * the condition that no record exists. Causes that turn out to be settled already are left out, and the rest decided
 * again; so is everything when an item changed that the decision was based on.
 *
 * @returns how each cause ended, in their order
 * @throws Contended, DecisionTooLarge, and what DynamoDB throws; then nothing was written
 */
export async function commit<C extends Cause>(
  causes: readonly C[],
  work: Work<C>,
  { client, table, now, retentionDays }: CommitOptions,
): Promise<readonly Settled[]> {
  const firsts = firstOfEach(causes);
  const ended = new Map<C, Settled>();
  let conflicts = 0;
  for (;;) {
    const open = [...firsts.values()].filter((cause) => !ended.has(cause));
    if (open.length === 0) break;

    const loaded = await load(client, table, work.load(open));
    const at = now();
    const decision = work.decide(open, loaded.state, at.toISOString());
    const records = open.map(({ receipt }, place): SettledRecord => ({
      settledAt: at.toISOString(),
      ...(receipt !== undefined && { receipt }),
      events: decision.events[place] ?? [],
    }));
    const expiresAt = Math.floor(at.getTime() / 1_000) + retentionDays * 86_400;
    const items = [
      ...open.map((cause, place) => settledPut(table, cause, { ...records[place], expiresAt })),
      ...transactionOf(table, decision.writes, loaded),
    ];
    if (items.length > 100) throw new DecisionTooLarge(nameOf(open), items.length);

    try {
      await client.send(new TransactWriteCommand({ TransactItems: items }));
      open.forEach((cause, place) =>
        ended.set(cause, { outcome: 'settled', record: records[place] as SettledRecord }),
      );
    } catch (error) {
      const duplicates = duplicatesIn(error, open);
      for (const [cause, record] of duplicates) ended.set(cause, { outcome: 'duplicate', record });
      if (duplicates.size > 0) continue;
      if (!isConflict(error)) throw error;
      conflicts += 1;
      if (conflicts === attempts) throw new Contended(nameOf(open), attempts, error);
      await wait(fullJitter(conflicts, 20, 500));
    }
  }
  return causes.map((cause) => {
    const first = firsts.get(recordName(cause)) as C;
    const settled = ended.get(first) as Settled;
    return cause === first ? settled : { ...settled, outcome: 'duplicate' };
  });
}

const recordName = ({ scope, event }: Cause) => settledKey(scope, event).pk;

/** A batch may hold the same event twice: the first settles, the others are its duplicates. */
function firstOfEach<C extends Cause>(causes: readonly C[]): Map<string, C> {
  const firsts = new Map<string, C>();
  for (const cause of causes) if (!firsts.has(recordName(cause))) firsts.set(recordName(cause), cause);
  return firsts;
}

const nameOf = (causes: readonly Cause[]) =>
  causes.map(({ event }) => `${event.detailType} ${event.id}`).join(', ');

const settledPut = (table: string, { scope, event }: Cause, record: object) => ({
  Put: {
    TableName: table,
    Item: { ...record, ...settledKey(scope, event) },
    ConditionExpression: 'attribute_not_exists(pk)',
    // The record comes back with the refusal: a duplicate needs no read.
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  },
});

const isCanceled = (error: unknown): error is TransactionCanceledException =>
  error instanceof Error && error.name === 'TransactionCanceledException';

/** The causes whose records exist. The records are the transaction's first items, in the causes' order. */
function duplicatesIn<C extends Cause>(error: unknown, causes: readonly C[]): Map<C, SettledRecord> {
  if (!isCanceled(error)) return new Map();
  return new Map(
    causes.flatMap((cause, place) => {
      const reason = error.CancellationReasons?.[place];
      if (reason?.Code !== 'ConditionalCheckFailed') return [];
      return [[cause, reason.Item as unknown as SettledRecord]];
    }),
  );
}

/** Whether all that speaks against the transaction is that somebody else was faster. */
function isConflict(error: unknown): boolean {
  if (error instanceof Error && error.name === 'TransactionInProgressException') return true;
  if (!isCanceled(error)) return false;
  const codes = (error.CancellationReasons ?? [])
    .map(({ Code: code }) => code)
    .filter((code) => code && code !== 'None');
  const passing = [
    'ConditionalCheckFailed',
    'TransactionConflict',
    'ThrottlingError',
    'ProvisionedThroughputExceeded',
  ];
  return codes.length > 0 && codes.every((code) => code !== undefined && passing.includes(code));
}
