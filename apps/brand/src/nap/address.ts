import { plain, sameCharacters } from './plain.ts';
import { shortWords, stateCodes, unitWords } from './postal-words.ts';

/** A postal address on one line, taken apart. Texts are plain and short; what it does not say is empty. */
export interface Address {
  /** House number, street and town: `1420 nw 54th st seattle` */
  readonly place: string;
  /** `210` */
  readonly unit: string;
  /** `wa` */
  readonly state: string;
  /** `98107`: the four digits behind it change with the post office's routes and are left out. */
  readonly zip: string;
}

const codes = new Set(stateCodes.values());

/**
 * Takes an address apart, however it is written. The state is only looked for where it stands, at the end: there are
 * streets called Virginia.
 */
export function addressOf(line: string): Address {
  const withoutZip = plain(line.replaceAll('#', ' unit '))
    .replace(/(^| )(united states( of america)?|usa|us)$/, '')
    .trim();
  const [, beforeZip = withoutZip, zip = ''] = /^(.*?)(?:^| )(\d{5})(?: ?\d{4})?$/.exec(withoutZip) ?? [];
  const { words, state } = withoutState(beforeZip.split(' ').filter(Boolean));
  const { rest, unit } = withoutUnit(words);
  return {
    place: joinedDirections(rest.map((word) => shortWords.get(word) ?? word)).join(' '),
    unit,
    state,
    zip,
  };
}

function withoutState(words: readonly string[]): { words: readonly string[]; state: string } {
  for (const length of [3, 2, 1]) {
    if (words.length <= length) continue;
    const name = words.slice(-length).join(' ');
    const state = stateCodes.get(name) ?? (codes.has(name) ? name : undefined);
    if (state) return { words: words.slice(0, -length), state };
  }
  return { words, state: '' };
}

/** `Ste 210`, `Suite #210`, `Unit 210`: one or more words for it, then its number. */
function withoutUnit(words: readonly string[]): { rest: readonly string[]; unit: string } {
  const from = words.findIndex((word) => unitWords.has(word));
  if (from < 0) return { rest: words, unit: '' };
  const length = words.slice(from).findIndex((word) => !unitWords.has(word));
  if (length < 0) return { rest: words.slice(0, from), unit: '' };
  return {
    rest: [...words.slice(0, from), ...words.slice(from + length + 1)],
    unit: words[from + length] ?? '',
  };
}

/** `n w` → `nw`: `N. W.` and `North West` are Northwest. */
const joinedDirections = (words: readonly string[]): string[] => {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1) ?? '';
    if (/^[ns]$/.test(before) && /^[ew]$/.test(word)) joined[joined.length - 1] = before + word;
    else joined.push(word);
  }
  return joined;
};

/** What is not the same: nothing, something left out, the suite, or where it is. */
export type AddressDifference = 'none' | 'incomplete' | 'unit' | 'place';

export function compareAddresses(expected: string, found: string): AddressDifference {
  const [one, other] = [addressOf(expected), addressOf(found)];
  if (isBlank(one) && isBlank(other)) return sameCharacters(expected, found) ? 'none' : 'place';
  if (one.place !== other.place || contradicts(one.state, other.state) || contradicts(one.zip, other.zip)) {
    return 'place';
  }
  if (one.unit !== other.unit) return 'unit';
  return one.state === other.state && one.zip === other.zip ? 'none' : 'incomplete';
}

const isBlank = (address: Address) => Object.values(address).every((part) => part === '');
const contradicts = (one: string, other: string) => one !== '' && other !== '' && one !== other;
