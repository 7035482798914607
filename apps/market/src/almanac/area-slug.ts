import { fingerprint } from './fingerprint.ts';

/** An id has 128 characters at most; a longer slug is cut, and told from its like by a fingerprint. */
const longest = 120;

/**
 * The key of a market area: `Green  Lake` and `green lake` are one area, `green-lake`. Accents are dropped (`Zürich` is
 * `zurich`), and a letter of another script becomes its code point in hexadecimal, so a path can always name it.
 * A slug is its own slug.
 */
export function areaSlug(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
  const word = (letter: string) =>
    /[a-z0-9]/.test(letter) ? letter : isWord(letter) ? codePoint(letter) : ' ';
  // By code points, as Array.from takes a text apart.
  const slug = Array.from(folded, word).join('').trim().replace(/ +/g, '-');
  if (slug === '') return `area-${fingerprint(folded.trim().replace(/\s+/g, ' '))}`;
  return slug.length > longest ? `${slug.slice(0, 80).replace(/-$/, '')}-${fingerprint(slug)}` : slug;
}

const isWord = (letter: string) => /[\p{Letter}\p{Number}]/u.test(letter);
const codePoint = (letter: string) => ` ${(letter.codePointAt(0) ?? 0).toString(16)} `;

/** A name to show for an area that nobody has named yet: `green-lake` is `Green Lake`. */
export function nameOfSlug(slug: string): string {
  const name = slug.replace(
    /(^|-)([a-z])/g,
    (_, before: string, letter: string) => `${before && ' '}${letter.toUpperCase()}`,
  );
  return areaSlug(name) === slug ? name : slug;
}

/**
 * Which of two spellings of an area is shown: the one with capitals and small letters, else the first by code. A rule
 * that every order of arrival ends the same by.
 */
export function betterName(one: string, other: string): string {
  const rank = (name: string) => (name !== name.toLowerCase() && name !== name.toUpperCase() ? 0 : 1);
  const [byRank, byCode] = [rank(one) - rank(other), one < other ? -1 : 1];
  return (byRank || byCode) <= 0 ? one : other;
}
