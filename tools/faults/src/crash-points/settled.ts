import type { Items } from '@bayon/function-host';
import type { Seen } from './disturber.ts';

interface WireRecord {
  readonly pk: { readonly S: string };
  readonly receipt?: { readonly S: string };
  readonly events?: { readonly L: readonly { readonly M: { readonly id: { readonly S: string } } }[] };
}

/** What the records of an event say that it caused. */
export interface SettledRecords {
  readonly count: number;
  readonly receipts: ReadonlySet<string>;
  readonly eventIds: ReadonlySet<string>;
}

/** The settled records of an event: one, or one for each user that it is delivered to. */
export function settledRecords(items: Items, eventId: string): SettledRecords {
  const records = ([...items.values()] as WireRecord[]).filter(
    ({ pk }) => pk.S.startsWith('SETTLED#') && pk.S.endsWith(`#${eventId}`),
  );
  return {
    count: records.length,
    receipts: new Set(records.flatMap(({ receipt }) => (receipt ? [receipt.S] : []))),
    eventIds: new Set(records.flatMap(({ events }) => (events?.L ?? []).map(({ M }) => M.id.S))),
  };
}

/**
 * What a delivery did that one of a settled event must not do: it publishes what the record keeps and nothing else,
 * and tells nobody what another message has to tell.
 */
export function excessOf(records: SettledRecords, messageId: string, seen: Seen): string[] {
  const events = seen.published.filter(({ id }) => !records.eventIds.has(id));
  const frames = records.receipts.size === 0 || records.receipts.has(messageId) ? [] : seen.frames;
  return [
    ...events.map(({ detailType, id }) => `published once more than was settled: ${detailType} ${id}`),
    ...frames.map(({ connectionId }) => `a copy was posted to ${connectionId}`),
  ];
}
