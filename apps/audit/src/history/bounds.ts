import { instantOf } from '../trail/instant.ts';
import { decodeCursor } from './cursor.ts';
import type { Range } from './history.ts';

/** The sort keys between which a page of a list lies, both included. */
export interface Bounds {
  readonly low: string;
  readonly high: string;
  readonly newestFirst: boolean;
}

/** `!` sorts before every character of a sort key's end, `~` behind. */
const [before, behind] = ['!', '~'];

/**
 * @returns undefined where nothing can lie between
 * @throws RangeError for a time that is none, BadCursor
 */
export function boundsOf({ from, to, cursor, newestFirst = false }: Range): Bounds | undefined {
  const position = cursor === undefined ? undefined : decodeCursor(cursor);
  const low = `${from === undefined ? '0000' : timeOf(from)}#`;
  const high = `${to === undefined ? '9999' : timeOf(to)}#${behind}`;
  const bounds =
    position === undefined
      ? { low, high }
      : newestFirst
        ? { low, high: smaller(high, justBefore(position)) }
        : { low: greater(low, `${position}${before}`), high };
  return bounds.low <= bounds.high ? { ...bounds, newestFirst } : undefined;
}

/** The last of all sort keys before one: none of them begins another, for their ends are all as long. */
const justBefore = (sortKey: string): string =>
  `${sortKey.slice(0, -1)}${String.fromCharCode(sortKey.charCodeAt(sortKey.length - 1) - 1)}${behind}`;

/** @throws RangeError */
export function timeOf(time: string): string {
  const instant = instantOf(time);
  if (instant === undefined) throw new RangeError(`${time} is no time in ISO 8601 with a zone`);
  return instant;
}

const smaller = (one: string, other: string) => (one < other ? one : other);
const greater = (one: string, other: string) => (one > other ? one : other);
