import { isDeepStrictEqual } from 'node:util';
import type { Items } from '@bayon/function-host';
import type { Call } from './recorder.ts';

/** What one delivery did that others can see. */
export interface Effects {
  /** Items written, altered or removed. */
  readonly items: number;
  /** The producer's ids of the events that were put on the bus. */
  readonly events: readonly string[];
  /** Messages posted to connections. */
  readonly frames: number;
}

/** The ids of the events in a recorded PutEvents. */
export const publishedIn = (calls: readonly Call[]): string[] =>
  calls
    .filter(({ operation }) => operation === 'PutEvents')
    .flatMap(({ body }) => {
      const { Entries } = JSON.parse(body) as { Entries: readonly { readonly Detail: string }[] };
      return Entries.map(({ Detail }) => (JSON.parse(Detail) as { event: { id: string } }).event.id);
    });

export const framesIn = (calls: readonly Call[]): number =>
  calls.filter(({ operation }) => operation === 'PostToConnection').length;

/** How many items are not as before; attributes come in no particular order. */
export function changedItems(before: Items, after: Items): number {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => !isDeepStrictEqual(before.get(key), after.get(key))).length;
}

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** A second delivery in words: what is right is a state that stays, and events under the ids they had. */
export function describeSecond(first: Effects, second: Effects): string {
  const known = new Set(first.events);
  const fresh = second.events.filter((id) => !known.has(id)).length;
  const again = second.events.length - fresh;
  return [
    second.items === 0 ? 'state stays' : `${counted(second.items, 'item')} changed`,
    ...(again > 0 ? [`${counted(again, 'event')} again, same ${again === 1 ? 'id' : 'ids'}`] : []),
    ...(fresh > 0 ? [counted(fresh, 'new event')] : []),
    ...(second.frames > 0 ? [`${counted(second.frames, 'frame')} again`] : []),
  ].join('; ');
}
