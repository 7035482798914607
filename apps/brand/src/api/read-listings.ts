import type { DirectoryListing } from '@bayon/event-contracts';
import type { Upload } from '@bayon/publisher/http';
import { columnsOf, type KnownColumns, readTable, type RejectedRow } from '@bayon/publisher/uploads';
import { listingBody } from './routes.ts';

export interface ReadListings {
  readonly rows: readonly { readonly line: number; readonly listing: DirectoryListing }[];
  readonly rejected: readonly RejectedRow[];
}

/** Rows are read and reported up to here: ten times as many as a user can have. */
const maxRows = 1_000;

/** What the columns are called by those who keep such lists. */
const known: KnownColumns<keyof DirectoryListing> = {
  directory: ['Directory', 'Site', 'Source', 'Platform', 'Citation', 'Verzeichnis', 'Portal'],
  businessName: ['Business Name', 'Name', 'Company', 'Firmenname', 'Firma'],
  address: ['Address', 'Full Address', 'Street Address', 'Adresse', 'Anschrift'],
  phone: ['Phone', 'Phone Number', 'Telephone', 'Telefon'],
  url: ['URL', 'Link', 'Website', 'Profile URL', 'Webseite'],
};

/**
 * Reads an upload of listings with a header row. Further columns are left out.
 *
 * @throws Problem 400 where it has no column for the directory, or too many rows
 */
export function readListings({ text }: Upload): ReadListings {
  const table = readTable(text, maxRows);
  const columns = columnsOf(table.header, known, [['directory']]);
  const rows: ReadListings['rows'][number][] = [];
  const rejected: RejectedRow[] = [...table.rejected];
  for (const { line, cells } of table.rows) {
    const named = Object.keys(known).map((field) => [
      field,
      columns.cell(cells, field as keyof DirectoryListing) ?? '',
    ]);
    const parsed = listingBody.safeParse(Object.fromEntries(named));
    if (parsed.success) rows.push({ line, listing: parsed.data });
    else rejected.push({ line, reason: reasonOf(parsed.error.issues) });
  }
  return { rows, rejected };
}

const reasonOf = (issues: readonly { readonly path: PropertyKey[]; readonly message: string }[]): string =>
  issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; ');
