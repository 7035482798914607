import { type Key, nameOf } from '../rule/item.ts';
import type { GetRead, QueryRead, Reads } from '../rule/read.ts';
import { getItems, type Item, queryItems, type Table } from './read-items.ts';

/** An item as it was when it was read: its revision, that it had none (not written by a rule), or was not there. */
export type Revision = number | 'none' | 'absent';

/** What was read, when, and the revision of each item that was asked for by its key. */
export interface Loaded {
  /** When all of it was read: whoever decides by it decides no earlier than what it shows was written. */
  readonly now: Date;
  readonly state: Readonly<Record<string, unknown>>;
  /** By `nameOf` their keys. */
  readonly revisions: ReadonlyMap<string, { readonly key: Key; readonly revision: Revision }>;
  /** The revision of each item that a query found, by `nameOf` its key. */
  readonly found: ReadonlyMap<string, Revision>;
}

/**
 * Reads everything at once: one round trip of waiting, strongly consistent. What has expired is not there.
 *
 * @param clock asked after the answer: so the moments of decisions are in the order in which they saw each other, and a
 *   rebuild can decide again in it
 */
export async function load(table: Table, reads: Reads, clock: () => Date): Promise<Loaded> {
  const entries = Object.entries(reads);
  const gets = entries.filter((entry): entry is [string, GetRead<object>] => entry[1].kind === 'get');
  const queries = entries.filter((entry): entry is [string, QueryRead<object>] => entry[1].kind === 'query');
  // Two names may ask for one item; DynamoDB refuses a batch that names a key twice.
  const keys = new Map(gets.map(([, { key }]) => [nameOf(key), key]));
  const [items, lists] = await Promise.all([
    getItems(table, [...keys.values()]),
    Promise.all(queries.map(([, read]) => queryItems(table, read, (item) => !hasExpired(item, clock())))),
  ]);
  const now = clock();
  const isThere = (item: Item | undefined): item is Item => item !== undefined && !hasExpired(item, now);
  const found = (key: Key) => [items.get(nameOf(key))].filter(isThere).map(fieldsOf)[0];
  return {
    now,
    state: Object.fromEntries([
      ...gets.map(([name, { key }]): [string, unknown] => [name, found(key)]),
      ...queries.map(([name], place): [string, unknown] => [
        name,
        lists[place]?.filter(isThere).map(fieldsOf),
      ]),
    ]),
    revisions: new Map(
      [...keys].map(([name, key]) => [name, { key, revision: revisionOf(items.get(name)) }]),
    ),
    found: new Map(lists.flat().map((item) => [nameOf(item as Item & Key), revisionOf(item)])),
  };
}

/** DynamoDB deletes an expired item within days. */
const hasExpired = ({ expiresAt }: Item, now: Date): boolean =>
  typeof expiresAt === 'number' && expiresAt * 1_000 <= now.getTime();

/** What an item has for the table's sake alone. */
const tableAttributes = new Set(['pk', 'sk', 'rev', 'gsi1pk', 'gsi1sk', 'expiresAt']);

/** An item as its rule knows it. */
const fieldsOf = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !tableAttributes.has(name)));

function revisionOf(item: Item | undefined): Revision {
  if (!item) return 'absent';
  return typeof item['rev'] === 'number' ? item['rev'] : 'none';
}
