import type { Pointer } from '../trail/items.ts';
import { dayShards, partitions } from '../trail/keys.ts';
import { timeOf } from './bounds.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Range } from './history.ts';
import type { Table } from './read-list.ts';
import { type PointerPage, readPage, type Room } from './read-page.ts';

const dayLength = 86_400_000;

/** Days that one page looks into, be they empty. */
const mostDays = 31;

/**
 * A page of all that was recorded, day by day. Without a `from` it is of the 24 hours up to `to`, without that up to
 * now.
 *
 * @throws RangeError, BadCursor
 */
export async function readDays(table: Table, range: Range, room: Room, now: Date): Promise<PointerPage> {
  const { newestFirst = false, to = now.toISOString() } = range;
  const from = range.from ?? dayBefore(timeOf(to));
  const days = daysOf(timeOf(from), timeOf(to), range.cursor, newestFirst);
  const found: Pointer[] = [];
  let bytes = room.bytes;
  for (const [place, day] of days.entries()) {
    const left = { events: room.events - found.length, bytes };
    const { pointers, nextCursor } = await readPage(table, shardsOf(day), { ...range, from, to }, left);
    found.push(...pointers);
    if (nextCursor !== undefined) return { pointers: found, nextCursor };
    bytes -= pointers.reduce((sum, { size }) => sum + size, 0);
    const isFull = found.length === room.events || bytes <= 0 || place + 1 === mostDays;
    if (isFull && place + 1 < days.length)
      return { pointers: found, nextCursor: encodeCursor(endOf(day, newestFirst)) };
  }
  return { pointers: found };
}

/** There is no day before the first that has a year of four digits. */
const dayBefore = (time: string): string =>
  new Date(Math.max(Date.parse('0000-01-01T00:00:00Z'), Date.parse(time) - dayLength)).toISOString();

const shardsOf = (day: string) => Array.from({ length: dayShards }, (_, shard) => partitions.day(day, shard));

/** The days to look into, in their order: one more than a page may take where there are more. */
function daysOf(from: string, to: string, cursor: string | undefined, newestFirst: boolean): string[] {
  const position = cursor === undefined ? undefined : decodeCursor(cursor).slice(0, from.length);
  const low = position === undefined || newestFirst || position < from ? from : position;
  const high = position === undefined || !newestFirst || position > to ? to : position;
  const [first, last] = [Date.parse(low.slice(0, 10)), Date.parse(high.slice(0, 10))];
  const days = Math.min(mostDays + 1, Math.floor((last - first) / dayLength) + 1);
  return Array.from({ length: Math.max(0, days) }, (_, place) =>
    new Date(newestFirst ? last - place * dayLength : first + place * dayLength).toISOString().slice(0, 10),
  );
}

/** A sort key behind all of a day, in the order of the page. */
const endOf = (day: string, newestFirst: boolean): string =>
  newestFirst ? `${day}T00:00:00.000Z#!` : `${day}T23:59:59.999Z#~`;
