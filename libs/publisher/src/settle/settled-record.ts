import type { DomainEvent } from '@bayon/event-contracts';
import { sizeOf } from '../publish/batches.ts';
import type { EventEntry } from '../publish/entry.ts';
import { itemKey } from '../rule/item.ts';
import type { TransactItem } from './transaction.ts';

/** That an event has had its effect, and what is to be published of it. */
export interface SettledRecord {
  /** ISO 8601 UTC */
  readonly settledAt: string;
  /** The queue message (or other delivery) that settled it, where given. */
  readonly receipt?: string;
  readonly events: readonly EventEntry[];
}

/**
 * One record per event and scope: a service's processor and its generator each settle the same event for themselves.
 * Source and type are part of it because ids of different producers owe each other nothing.
 */
export const settledKey = (scope: string, event: Pick<DomainEvent, 'source' | 'detailType' | 'id'>) =>
  itemKey<SettledRecord>(`SETTLED#${scope}#${event.source}#${event.detailType}#${event.id}`, 'SETTLED');

/** The write of a record that there must not be yet. @param expiresAt epoch seconds */
export const settledPut = (
  table: string,
  key: ReturnType<typeof settledKey>,
  record: SettledRecord,
  expiresAt: number,
): TransactItem => ({
  Put: {
    TableName: table,
    Item: { pk: key.pk, sk: key.sk, ...record, expiresAt },
    ConditionExpression: 'attribute_not_exists(pk)',
    // The record comes back with the refusal: a duplicate needs no read.
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

/** The record in its item, without what only the table needs. */
export function recordIn(item: Readonly<Record<string, unknown>>): SettledRecord {
  const { settledAt, receipt, events } = item as unknown as SettledRecord;
  return { settledAt, ...(receipt !== undefined && { receipt }), events };
}

/** Bytes of stored events that fit into one item (400 KB) beside the rest of the record. */
export const recordRoom = 390 * 1024;

/** Bytes that events take in a record: what EventBridge counts, and the id and names of each (about 100). */
export const bytesOf = ({ events }: SettledRecord): number =>
  events.reduce((sum, entry) => sum + sizeOf(entry) + entry.id.length + 64, 0);
