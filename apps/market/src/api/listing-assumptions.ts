import type { Columns, Encoding, Table } from '@bayon/publisher/uploads';
import type { ListingField } from './listing-columns.ts';
import type { FileSense, Listing } from './read-listing.ts';

/** What a file left open, and how it was taken. What no row left open is absent. */
export interface Assumed {
  readonly encoding: Encoding;
  readonly delimiter: 'comma' | 'semicolon' | 'tab';
  /** The columns, by the file's own names, that areas are called by. */
  readonly areaColumns: readonly string[];
  /** The columns that say when a price was seen. */
  readonly dateColumns: readonly string[];
  /** ISO 8601 UTC: when prices were seen of which the file does not say it. */
  readonly observedAt?: string;
  readonly dateOrder?: 'month first' | 'day first';
  /** Of times without a zone. */
  readonly timeZone?: string;
  /** Of prices without one. */
  readonly currency?: string;
}

const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

export function assumedOf(
  { delimiter }: Pick<Table, 'delimiter'>,
  encoding: Encoding,
  columns: Columns<ListingField>,
  sense: FileSense,
  taken: readonly { readonly cells: readonly string[]; readonly listing: Listing }[],
): Assumed {
  const named = (fieldOf: (listing: Listing) => ListingField | undefined) => [
    ...new Set(
      taken.flatMap(({ cells, listing }) => {
        const field = fieldOf(listing);
        return (field && columns.nameOf(cells, field)) ?? [];
      }),
    ),
  ];
  const dates = taken.map(({ listing: { seen } }) => seen);
  const open = dates.find(({ date }) => date?.needsOrder);
  const order = open?.field === 'soldAt' ? sense.orders.soldAt : sense.orders.observedAt;
  return {
    encoding,
    delimiter: delimiters[delimiter],
    areaColumns: named(({ areaField }) => areaField),
    dateColumns: named(({ seen }) => seen.field),
    ...(dates.some(({ field }) => field === undefined) && { observedAt: sense.usual }),
    ...(open && order !== 'unclear' && { dateOrder: order }),
    ...(dates.some(({ date }) => date?.time !== undefined && date.offset === undefined) && {
      timeZone: sense.timeZone,
    }),
    ...(taken.some(({ listing }) => listing.isCurrencyAssumed) && { currency: currencyOf(taken, sense) }),
  };
}

/** A dollar sign is taken for US dollars, whatever the other prices of the file say. */
const currencyOf = (taken: readonly { readonly listing: Listing }[], { currency }: FileSense): string =>
  taken.find(({ listing }) => listing.isCurrencyAssumed)?.listing.observation.price.currency ?? currency;
