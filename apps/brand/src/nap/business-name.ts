import { plainWords, sameCharacters } from './plain.ts';

/** Legal forms: a directory leaves them out or adds them as it likes. */
const legalForms = new Set([
  'llc',
  'inc',
  'incorporated',
  'corp',
  'corporation',
  'co',
  'company',
  'ltd',
  'limited',
  'llp',
  'lp',
  'pllc',
  'pc',
]);

export type NameDifference = 'none' | 'similar' | 'other';

/** How far the name in a directory is from the agent's: `similar` is a slip of the pen or a word too many. */
export function compareNames(expected: string, found: string): NameDifference {
  const [one, other] = [significant(expected), significant(found)];
  if (one.length === 0 && other.length === 0) return sameCharacters(expected, found) ? 'none' : 'other';
  if (one.join(' ') === other.join(' ')) return 'none';
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  const contained = fewer.length > 0 && fewer.every((word) => more.includes(word));
  return contained || editsBetween(one.join(' '), other.join(' '), slips) <= slips ? 'similar' : 'other';
}

/** Letters that may differ in a slip of the pen. */
const slips = 2;

/** A name's words without a leading “the” and without legal forms at the end; a name of nothing else keeps them. */
function significant(name: string): string[] {
  const all = plainWords(name);
  const words = all[0] === 'the' ? all.slice(1) : all;
  while (legalForms.has(words.at(-1) ?? '')) words.pop();
  return words.length > 0 ? words : plainWords(name);
}

/** The Levenshtein distance of two texts, as far as `most`; beyond that, any larger number. */
function editsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? most + 1;
}
