import type { Pointer } from '../trail/items.ts';
import { boundsOf } from './bounds.ts';
import { encodeCursor } from './cursor.ts';
import { filterOf } from './filter.ts';
import type { Range } from './history.ts';
import { readList, type Stretch, type Table } from './read-list.ts';

/** The places of one page, and where the next begin. */
export interface PointerPage {
  readonly pointers: readonly Pointer[];
  readonly nextCursor?: string;
}

/** What a page may hold in events and in bytes. A function answers at most 6 MB. */
export interface Room {
  readonly events: number;
  readonly bytes: number;
}

/**
 * A page of a list that lies in one partition, or spread over several by chance.
 *
 * @throws RangeError, BadCursor
 */
export async function readPage(
  table: Table,
  partitions: readonly string[],
  range: Range,
  room: Room,
): Promise<PointerPage> {
  const { newestFirst = false } = range;
  const bounds = boundsOf(range);
  if (!bounds) return { pointers: [] };
  const filter = filterOf(range);
  const stretches = await Promise.all(
    // One more than there is room for tells whether there is more.
    partitions.map((pk) => readList(table, pk, bounds, filter, room.events + 1)),
  );
  const inOrder = (one: string, other: string): number =>
    (one < other ? -1 : one > other ? 1 : 0) * (newestFirst ? -1 : 1);
  const until = endOf(stretches, inOrder);
  const found = stretches
    .flatMap(({ pointers }) => pointers)
    .filter(({ sk }) => until === undefined || inOrder(sk, until) <= 0)
    .sort((one, other) => inOrder(one.sk, other.sk));
  const taken = thatFit(found, room);
  const next = taken.length < found.length ? (taken.at(-1)?.sk ?? until) : until;
  return { pointers: taken, ...(next !== undefined && { nextCursor: encodeCursor(next) }) };
}

/** How far all stretches together leave nothing out. */
const endOf = (stretches: readonly Stretch[], inOrder: (one: string, other: string) => number) =>
  stretches.flatMap(({ until }) => until ?? []).sort(inOrder)[0];

/** As many as there is room for: one at least. */
function thatFit(pointers: readonly Pointer[], { events, bytes }: Room): Pointer[] {
  const fitting: Pointer[] = [];
  let sum = 0;
  for (const pointer of pointers.slice(0, events)) {
    sum += pointer.size;
    if (fitting.length > 0 && sum > bytes) break;
    fitting.push(pointer);
  }
  return fitting;
}
