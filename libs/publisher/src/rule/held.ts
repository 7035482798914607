import { isNewer, type Version } from './version.ts';

/** A value, and the event that said it. */
export interface Said<Value> {
  readonly value: Value;
  readonly from: Version;
}

/**
 * A value that changes, with what it was before: what happens is decided by what held at its moment, however late
 * either is told. The value itself is the newest by event time.
 */
export interface Held<Value> extends Said<Value> {
  /** What it followed, newest first. Absent: nothing that is remembered. */
  readonly earlier?: readonly Said<Value>[];
}

/** Words that an item remembers of one value, the newest: so that it does not grow without end. */
export const mostWords = 10;

/** The value after one more word on it, in whatever order the words come, and however often. */
export function withWord<Value>(held: Held<Value> | undefined, value: Value, from: Version): Held<Value> {
  const words = wordsOf(held);
  const place = words.findIndex((word) => !isNewer(word.from, from));
  const known = words[place];
  if (known && !isNewer(from, known.from)) return held as Held<Value>;
  const [newest, ...earlier] = words
    .toSpliced(place === -1 ? words.length : place, 0, { value, from })
    .slice(0, mostWords) as [Said<Value>, ...Said<Value>[]];
  return { ...newest, ...(earlier.length > 0 && { earlier }) };
}

/**
 * What held at a moment, as far as it is known by now. A word counts from its own time on; undefined before the first
 * that is remembered.
 *
 * @param moment ISO 8601 UTC
 */
export const valueAt = <Value>(held: Held<Value> | undefined, moment: string): Value | undefined =>
  wordsOf(held).find(({ from }) => from.at <= moment)?.value;

/** All words, newest first. */
const wordsOf = <Value>(held: Held<Value> | undefined): readonly Said<Value>[] =>
  held ? [{ value: held.value, from: held.from }, ...(held.earlier ?? [])] : [];
