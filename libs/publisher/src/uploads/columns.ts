import { isBlank } from './blank.ts';
import { unreadable } from './unreadable.ts';

/**
 * The names that files give to a column, by what we call it. Where several columns of a file are known by it, the first
 * name that is listed here is asked first.
 */
export type KnownColumns<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** A header, understood. */
export interface Columns<Field extends string> {
  /** A row's cell of that meaning: the first that says something, or undefined. */
  readonly cell: (cells: readonly string[], field: Field) => string | undefined;
  /** The file's own name of the column that `cell` reads. */
  readonly nameOf: (cells: readonly string[], field: Field) => string | undefined;
  readonly has: (field: Field) => boolean;
}

/**
 * Understands a header by the names that are known, whatever their case, spaces and punctuation. What is in parentheses
 * is an explanation, unless it is a unit of area.
 *
 * @param needed of each of these sets one must be there
 * @throws Problem 400 saying what was looked for and what was found
 */
export function columnsOf<Field extends string>(
  header: readonly string[],
  known: KnownColumns<Field>,
  needed: readonly (readonly NoInfer<Field>[])[],
): Columns<Field> {
  const words = header.map(wordOf);
  const places = new Map<Field, readonly number[]>();
  for (const [field, names] of Object.entries(known) as [Field, readonly string[]][]) {
    const found = names
      .map(wordOf)
      .flatMap((name) => words.flatMap((word, at) => (word === name ? [at] : [])));
    if (found.length > 0) places.set(field, [...new Set(found)]);
  }
  const missing = needed.filter((fields) => !fields.some((field) => places.has(field)));
  if (missing.length > 0) {
    const wanted = missing.map(([field, ...others]) => {
      const names = [field, ...others].flatMap((one) => (one === undefined ? [] : known[one]));
      return `${field} (looked for ${names.join(', ')})`;
    });
    unreadable(`has no column for ${wanted.join(', nor for ')}. Found: ${header.join(', ') || 'nothing'}`);
  }
  const place = (cells: readonly string[], field: Field) =>
    places.get(field)?.find((at) => !isBlank(cells[at]));
  return {
    cell: (cells, field) => {
      const at = place(cells, field);
      return at === undefined ? undefined : cells[at];
    },
    nameOf: (cells, field) => {
      const at = place(cells, field);
      return at === undefined ? undefined : header[at];
    },
    has: (field) => places.has(field),
  };
}

/** `MLS #` → `mls`, `$/SQUARE FEET` → `$/squarefeet`, `Wohnfläche (m²)` → `wohnflächem2`, `URL (see …)` → `url` */
const wordOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((m2|qm|sqm|sq ?ft|sf)\)/g, '$1')
    .replace(/\([^)]*\)?/g, '')
    .replace(/[^\p{L}\p{N}$/]/gu, '');
