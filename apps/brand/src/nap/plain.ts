/**
 * A text without what directories change as they like: case, accents, punctuation, the ways to write “and”, spaces.
 * `Núñez & Sons, L.L.C.` → `nunez and sons llc`
 */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[&+]/g, ' and ')
    // What stands inside a word joins it (N.W., O’Brien); all else separates words.
    .replace(/[.'’‘`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The words of a plain text. */
export const plainWords = (text: string): string[] => plain(text).split(' ').filter(Boolean);

/** Whether two texts are the same where nothing of them is left to compare: two emoji, say. */
export const sameCharacters = (one: string, other: string): boolean =>
  one.normalize('NFKC').trim() === other.normalize('NFKC').trim();
