import type { Outcome } from './outcome.ts';

/** How many differences are worth telling: the first says what to look at. */
const most = 6;

/** What is not in one outcome as in the other, a line each; empty when they are the same. */
export function differenceOf(expected: Outcome, actual: Outcome): string[] {
  const items = (of: Outcome) => new Map([...of.items].map(([key, all]) => [key, all.join('\n')]));
  const all = [
    ...unequal(items(expected), items(actual), 'item'),
    ...unequal(expected.events, actual.events, 'event'),
  ];
  return all.length > most ? [...all.slice(0, most), `and ${all.length - most} more`] : all;
}

function unequal(
  expected: ReadonlyMap<string, string>,
  actual: ReadonlyMap<string, string>,
  what: string,
): string[] {
  const keys = [...new Set([...expected.keys(), ...actual.keys()])].sort();
  return keys.flatMap((key) => {
    const [one, other] = [expected.get(key), actual.get(key)];
    if (one === other) return [];
    if (one === undefined) return [`${what} ${key} should not be: ${beginning(other)}`];
    if (other === undefined) return [`${what} ${key} is missing: ${beginning(one)}`];
    const from = Math.max(0, firstDifference(one, other) - 60);
    return [`${what} ${key}: …${beginning(one.slice(from))} became …${beginning(other.slice(from))}`];
  });
}

const beginning = (text = '') => (text.length > 160 ? `${text.slice(0, 160)}…` : text);

/** The place from which on two texts differ. */
function firstDifference(one: string, other: string): number {
  let place = 0;
  while (place < one.length && one.charAt(place) === other.charAt(place)) place += 1;
  return place;
}
