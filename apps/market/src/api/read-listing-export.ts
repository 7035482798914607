import { Readable } from 'node:stream';
import type { PriceObservation } from '@bayon/event-contracts';
import { Problem } from '@bayon/publisher/http';
import { type CsvError, parse } from 'csv-parse';
import { areaSlug } from '../almanac/area-slug.ts';
import { columnsOf, missingIn } from './listing-columns.ts';
import { readListing, type Row } from './read-listing.ts';

/** Bytes of an upload: what API Gateway hands to a function is 6 MB, and that is its text as JSON. */
export const maxListingExport = 5 * 1024 * 1024;

/** Rows that are taken at once: the events of more would not be out within the time that a request has. */
export const maxRows = 20_000;

/** Areas in one upload, for the same reason: each is at least an event. */
export const maxAreas = 200;

/** Refused rows that are listed. */
export const maxListed = 1_000;

export interface BadRow {
  /** Counted from 1, the header's. */
  readonly line: number;
  readonly reason: string;
}

/** What an export says. */
export interface ListingExport {
  /** By slug. */
  readonly areas: ReadonlyMap<
    string,
    { readonly marketArea: string; readonly observations: PriceObservation[] }
  >;
  readonly accepted: number;
  /** All of them are counted, and the first 1,000 listed. */
  readonly rejected: { readonly count: number; readonly rows: readonly BadRow[] };
}

/**
 * Reads a listing export as a stream, row by row: what is wrong with one says nothing about the others.
 *
 * @param now nothing can have been seen later
 * @throws Problem 400: no header, columns missing, too many rows or areas
 */
export async function readListingExport(csv: string, now: Date): Promise<ListingExport> {
  const areas = new Map<string, { marketArea: string; observations: PriceObservation[] }>();
  const bad = { count: 0, rows: [] as BadRow[] };
  const reject = (line: number, reason: string) => {
    bad.count += 1;
    if (bad.rows.length < maxListed) bad.rows.push({ line, reason });
  };
  let accepted = 0;
  for await (const { line, cells } of rowsOf(csv, reject)) {
    if (accepted + bad.count >= maxRows) refuse(`may have ${maxRows} rows: send the rest as another`);
    const reading = readListing(cells, now);
    if (!reading.ok) {
      reject(line, reading.reason);
      continue;
    }
    const slug = areaSlug(reading.marketArea);
    const area = areas.get(slug) ?? { marketArea: reading.marketArea, observations: [] };
    area.observations.push(reading.observation);
    areas.set(slug, area);
    if (areas.size > maxAreas) refuse(`may name ${maxAreas} areas: send the rest as another`);
    accepted += 1;
  }
  return { areas, accepted, rejected: bad };
}

/** The rows that are CSV, each with the line on which it ends (a quoted cell may have several). */
async function* rowsOf(csv: string, reject: (line: number, reason: string) => void) {
  const parser = parse({
    bom: true,
    columns: (header: string[]) => {
      const columns = columnsOf(header);
      const missing = missingIn(columns);
      if (missing.length > 0) refuse(`has no column for ${missing.join(', ')}`);
      return columns;
    },
    info: true,
    max_record_size: 16_384,
    skip_empty_lines: true,
    skip_records_with_error: true,
    trim: true,
  });
  parser.on('skip', (error: CsvError) => {
    const line = error['lines'];
    reject(typeof line === 'number' ? line : 0, reasonOf(error));
  });
  // In pieces, so that rows are taken as they come and not all held at once.
  const pieces = function* () {
    for (let at = 0; at < csv.length; at += 65_536) yield csv.slice(at, at + 65_536);
  };
  try {
    for await (const entry of Readable.from(pieces()).compose(parser)) {
      const { record, info } = entry as { record: Row; info: { lines: number } };
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (!isCsvError(error)) throw error;
    refuse(reasonOf(error));
  }
}

const isCsvError = (error: unknown): error is CsvError =>
  error instanceof Error && String((error as Partial<CsvError>).code).startsWith('CSV_');

/** What is wrong with a row as CSV, in a sentence without its content. */
const reasons: Readonly<Partial<Record<string, string>>> = {
  CSV_RECORD_INCONSISTENT_COLUMNS: 'has another number of cells than the header',
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'has another number of cells than the header',
  CSV_QUOTE_NOT_CLOSED: 'has a quote that is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'has something behind a closing quote',
  INVALID_OPENING_QUOTE: 'has a quote in the middle of a cell',
  CSV_MAX_RECORD_SIZE: 'is too long',
};

const reasonOf = ({ code }: CsvError): string => reasons[code] ?? 'is not CSV';

function refuse(reason: string): never {
  throw new Problem(400, `The export ${reason}.`, [{ path: 'body', message: reason }]);
}
