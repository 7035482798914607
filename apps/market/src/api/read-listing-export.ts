import type { PriceObservation } from '@bayon/event-contracts';
import type { Upload } from '@bayon/publisher/http';
import { columnsOf, dateOrderOf, readTable, unreadable } from '@bayon/publisher/uploads';
import { areaSlug } from '../almanac/area-slug.ts';
import { type Assumed, assumedOf } from './listing-assumptions.ts';
import { type AreaColumn, areaColumns, listingColumns, neededColumns } from './listing-columns.ts';
import { uploadedAt } from './listing-date.ts';
import { usualCurrency } from './listing-price.ts';
import { type FileSense, type Listing, readListing } from './read-listing.ts';

/** Bytes of an upload: what API Gateway hands to a function is 6 MB, and a file is in it as base64. */
export const maxListingExport = 4 * 1024 * 1024;

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

/** Prices by their areas. */
export interface PricesByArea {
  /** By slug. */
  readonly areas: ReadonlyMap<
    string,
    { readonly marketArea: string; readonly observations: PriceObservation[] }
  >;
  readonly accepted: number;
  /** All of them are counted, and the first 1,000 listed. */
  readonly rejected: { readonly count: number; readonly rows: readonly BadRow[] };
}

/** What an export says, and what was assumed to read it. */
export interface ListingExport extends PricesByArea {
  readonly assumed: Assumed;
}

/** What the client says of a file that the file does not. */
export interface Reading {
  /** Nothing can have been seen later. */
  readonly now: Date;
  /** IANA: of times without a zone. */
  readonly timeZone: string;
  /** What to call areas by. */
  readonly area?: AreaColumn | undefined;
  /** When prices were seen of which the file does not say it. ISO 8601 UTC. */
  readonly observedAt?: string | undefined;
}

/**
 * Reads a listing export, row by row: what is wrong with one says nothing about the others.
 *
 * @throws Problem 400: columns missing, too many rows or areas
 */
export function readListingExport({ text, encoding }: Upload, reading: Reading): ListingExport {
  const table = readTable(text, maxRows);
  const columns = columnsOf(
    table.header,
    listingColumns,
    reading.area === undefined ? neededColumns : [...neededColumns, [reading.area]],
  );
  const cellsOf = (field: keyof typeof listingColumns) =>
    table.rows.flatMap(({ cells }) => columns.cell(cells, field) ?? []);
  const sense: FileSense = {
    now: reading.now,
    timeZone: reading.timeZone,
    orders: { observedAt: dateOrderOf(cellsOf('observedAt')), soldAt: dateOrderOf(cellsOf('soldAt')) },
    usual: reading.observedAt ?? uploadedAt(reading.now, reading.timeZone),
    isChosen: reading.observedAt !== undefined,
    currency: usualCurrency([...cellsOf('price'), ...cellsOf('listPrice'), ...cellsOf('soldPrice')]),
    hasSoldPrices: columns.has('soldPrice'),
    areaFields: reading.area === undefined ? ['marketArea', ...areaColumns] : [reading.area],
  };

  const bad: BadRow[] = [...table.rejected];
  const taken: { readonly cells: readonly string[]; readonly listing: Listing }[] = [];
  for (const { line, cells } of table.rows) {
    const said = readListing((field) => columns.cell(cells, field), sense);
    if ('reason' in said) bad.push({ line, reason: said.reason });
    else taken.push({ cells, listing: said.value });
  }
  bad.sort((one, other) => one.line - other.line);
  return {
    areas: byArea(taken.map(({ listing }) => listing)),
    accepted: taken.length,
    rejected: { count: bad.length, rows: bad.slice(0, maxListed) },
    assumed: assumedOf(table, encoding, columns, sense, taken),
  };
}

function byArea(listings: readonly Listing[]): PricesByArea['areas'] {
  const areas = new Map<string, { marketArea: string; observations: PriceObservation[] }>();
  for (const { marketArea, observation } of listings) {
    const slug = areaSlug(marketArea);
    const area = areas.get(slug) ?? { marketArea, observations: [] };
    area.observations.push(observation);
    areas.set(slug, area);
    if (areas.size > maxAreas) unreadable(`may name ${maxAreas} areas: send the rest as another`);
  }
  return areas;
}
