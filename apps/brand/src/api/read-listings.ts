import type { DirectoryListing } from '@bayon/event-contracts';
import { Problem } from '@bayon/publisher/http';
import { type CsvError, type Info, parse } from 'csv-parse/sync';
import { listingBody } from './routes.ts';

/** A row that was not taken, and why. */
export interface RejectedRow {
  /** In the file, from 1; of a row on several lines, its last. */
  readonly line: number;
  readonly reason: string;
}

export interface ReadListings {
  readonly rows: readonly { readonly line: number; readonly listing: DirectoryListing }[];
  readonly rejected: readonly RejectedRow[];
}

interface Row {
  readonly record: readonly string[];
  readonly info: Info;
}

/** Rows are read and reported up to here: ten times as many as a user can have. */
const maxRows = 1_000;

/** What the columns may be called: letters only, in lower case. */
const columns = new Map<string, keyof DirectoryListing>(
  Object.entries({
    directory: 'directory',
    businessname: 'businessName',
    name: 'businessName',
    address: 'address',
    phone: 'phone',
    url: 'url',
    website: 'url',
  }),
);

/**
 * Reads an upload of listings with a header row. Further columns are left out.
 *
 * @throws Problem 400 where it has no header of listings, or too many rows
 */
export function readListings(csv: string): ReadListings {
  const rejected: RejectedRow[] = [];
  const all = parse(csv, {
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      rejected.push({ line: lineOf(error), reason: `is no CSV: ${error?.message ?? 'unreadable'}` });
      return undefined;
    },
  }) as unknown as readonly Row[];
  const [header, ...rows] = all;
  const names = header?.record.map((name) => columns.get(name.toLowerCase().replace(/[^a-z]/g, ''))) ?? [];
  if (!names.includes('directory')) {
    throw refusal('needs a header row with the columns directory, businessName, address, phone, url');
  }
  if (rows.length + rejected.length > maxRows) throw refusal(`has more than ${maxRows} rows`);

  const read: ReadListings['rows'][number][] = [];
  for (const { record, info } of rows) {
    const cells = names.flatMap((name, place) => (name ? [[name, record[place] ?? ''] as const] : []));
    const parsed = listingBody.safeParse(Object.fromEntries(cells));
    if (parsed.success) read.push({ line: info.lines, listing: parsed.data });
    else rejected.push({ line: info.lines, reason: reasonOf(parsed.error.issues) });
  }
  return { rows: read, rejected };
}

const refusal = (message: string) =>
  new Problem(400, 'The upload is not what this operation takes.', [{ path: 'body', message }]);

const lineOf = (error: CsvError | undefined): number => {
  const line: unknown = error?.['lines'];
  return typeof line === 'number' ? line : 0;
};

const reasonOf = (issues: readonly { readonly path: PropertyKey[]; readonly message: string }[]): string =>
  issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; ');
