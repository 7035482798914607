import type { DirectoryListing } from '@bayon/event-contracts';
import { Problem } from '@bayon/publisher/http';
import { readRows, type RejectedRow } from './read-rows.ts';
import { listingBody } from './routes.ts';

export interface ReadListings {
  readonly rows: readonly { readonly line: number; readonly listing: DirectoryListing }[];
  readonly rejected: readonly RejectedRow[];
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
  const { rows: all, rejected } = readRows(csv);
  const [header, ...rows] = all;
  const names = header?.cells.map((name) => columns.get(name.toLowerCase().replace(/[^a-z]/g, ''))) ?? [];
  if (!names.includes('directory')) {
    throw refusal('needs a header row with the columns directory, businessName, address, phone, url');
  }
  if (rows.length + rejected.length > maxRows) throw refusal(`has more than ${maxRows} rows`);

  const listings: ReadListings['rows'][number][] = [];
  const bad = [...rejected];
  for (const { line, cells } of rows) {
    const named = names.flatMap((name, place) => (name ? [[name, cells[place] ?? ''] as const] : []));
    const parsed = listingBody.safeParse(Object.fromEntries(named));
    if (parsed.success) listings.push({ line, listing: parsed.data });
    else bad.push({ line, reason: reasonOf(parsed.error.issues) });
  }
  return { rows: listings, rejected: bad };
}

const refusal = (message: string) =>
  new Problem(400, 'The upload is not what this operation takes.', [{ path: 'body', message }]);

const reasonOf = (issues: readonly { readonly path: PropertyKey[]; readonly message: string }[]): string =>
  issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; ');
