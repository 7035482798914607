import type { SampleListing } from './sample-listings.ts';

const header = ['mls_id', 'market_area', 'list_price', 'observed_at', 'address', 'beds', 'baths', 'sqft'];

/** Listings as the export of a listing service: quoted where it must be, one row each. */
export const listingCsv = (listings: readonly SampleListing[]): string =>
  [
    header,
    ...listings.map(({ marketArea, observation: { propertyId, price, observedAt, attributes } }) => [
      propertyId,
      marketArea,
      (price.amountCents / 100).toFixed(2),
      observedAt,
      attributes?.address ?? '',
      attributes?.beds ?? '',
      attributes?.baths ?? '',
      attributes?.areaSqFt ?? '',
    ]),
  ]
    .map((row) => `${row.map((cell) => cellOf(String(cell))).join(',')}\r\n`)
    .join('');

/** RFC 4180. */
const cellOf = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
