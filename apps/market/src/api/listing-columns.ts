import type { KnownColumns } from '@bayon/publisher/uploads';

/** What a file's columns can be of: by our names. */
export type ListingField =
  | ('propertyId' | 'marketArea' | 'subdivision' | 'mlsArea' | 'city' | 'postalCode')
  | ('price' | 'listPrice' | 'soldPrice' | 'currency' | 'status' | 'saleType')
  | ('observedAt' | 'soldAt' | 'address' | 'beds' | 'baths')
  | ('bathsFull' | 'bathsThreeQuarter' | 'bathsHalf' | 'bathsOneQuarter')
  | ('areaSqFt' | 'areaSqM');

/**
 * The names that columns of listing exports have, by where they come from:
 *
 * - RESO: the Data Dictionary of the Real Estate Standards Organization, 2.0, as MLS exports write it (`ListPrice`)
 * - portals: what search results download as (`SOLD DATE`, `$/SQUARE FEET`)
 * - offices: what people call the columns of their own spreadsheets
 * - German: offices and portals in Germany, Austria and Switzerland (`Objekt-Nr`, `Kaufpreis`), OpenImmo among them
 *
 * Where a file has several of one meaning, the first that is listed here and says something is taken.
 */
export const listingColumns: KnownColumns<ListingField> = {
  propertyId: [
    ...['ListingId', 'ListingKey'],
    ...['MLS#', 'MLS ID', 'MLS Number', 'Listing Number', 'zpid'],
    ...['Property ID', 'Property', 'ID', 'Ref', 'Reference'],
    ...['Objekt-Nr', 'Objektnummer', 'Objekt-ID', 'Immobilien-ID', 'Scout-ID', 'objektnr_extern'],
  ],
  marketArea: [
    ...['LOCATION', 'Neighborhood', 'Neighbourhood'],
    ...['Market Area', 'Area', 'Region', 'District'],
    ...['Stadtteil', 'Ortsteil', 'Bezirk', 'Lage'],
  ],
  subdivision: ['SubdivisionName', 'Subdivision', 'Complex', 'Siedlung'],
  mlsArea: ['MLSAreaMajor', 'MLSAreaMinor', 'MLS Area'],
  city: ['City', 'PostalCity', 'Town', 'Stadt', 'Ort', 'Gemeinde'],
  postalCode: ['PostalCode', 'ZIP OR POSTAL CODE', 'ZIP', 'Zip Code', 'Postcode', 'PLZ', 'Postleitzahl'],

  price: ['PRICE', 'Amount', 'Preis', 'Kaufpreis', 'Betrag'],
  listPrice: ['ListPrice', 'OriginalListPrice', 'Asking Price', 'Current Price', 'Angebotspreis'],
  soldPrice: ['ClosePrice', 'Sold Price', 'Sale Price', 'Closing Price', 'Verkaufspreis'],
  currency: ['ListPriceCurrency', 'Currency', 'Währung', 'waehrung'],
  status: ['StandardStatus', 'MlsStatus', 'STATUS', 'Listing Status'],
  saleType: ['SALE TYPE'],

  observedAt: [
    ...['Observed At', 'Observed', 'As Of', 'Seen'],
    ...['ModificationTimestamp', 'PriceChangeTimestamp', 'StatusChangeTimestamp'],
    ...['Date', 'Updated', 'Last Updated', 'Report Date'],
    ...['Datum', 'Stand', 'stand_vom'],
  ],
  soldAt: [
    'CloseDate',
    'SOLD DATE',
    'Sale Date',
    'Closing Date',
    'Date Sold',
    'Verkaufsdatum',
    'Verkauft am',
  ],

  address: ['UnparsedAddress', 'ADDRESS', 'Street Address', 'Full Address', 'Adresse', 'Anschrift'],
  beds: ['BedroomsTotal', 'BEDS', 'Bedrooms', 'Bed', 'BR', 'Schlafzimmer', 'anzahl_schlafzimmer'],
  baths: [
    ...['BathroomsTotalDecimal', 'BathroomsTotalInteger'],
    ...['BATHS', 'Bathrooms', 'Bath', 'BA'],
    ...['Badezimmer', 'Bäder', 'anzahl_badezimmer'],
  ],
  bathsFull: ['BathroomsFull', 'Full Baths'],
  bathsThreeQuarter: ['BathroomsThreeQuarter', 'Three Quarter Baths', '3/4 Baths'],
  bathsHalf: ['BathroomsHalf', 'Half Baths', '1/2 Baths'],
  bathsOneQuarter: ['BathroomsOneQuarter', '1/4 Baths'],
  areaSqFt: [
    'LivingArea',
    'SQUARE FEET',
    'Sq Ft',
    'SqFt',
    'Square Footage',
    'areaSqFt',
    'Living Area (sqft)',
  ],
  areaSqM: ['Wohnfläche', 'Wohnfläche (m²)', 'Wohnfläche (qm)', 'Living Area (m²)', 'wohnflaeche'],
};

/** Without one of each of these there is no observation. */
export const neededColumns: readonly (readonly ListingField[])[] = [
  ['propertyId'],
  ['marketArea', 'subdivision', 'mlsArea', 'city', 'postalCode'],
  ['price', 'listPrice', 'soldPrice'],
];

/** What a client can choose to call an area, where a file has several columns for it. */
export const areaColumns = ['subdivision', 'mlsArea', 'city', 'postalCode'] as const satisfies ListingField[];

export type AreaColumn = (typeof areaColumns)[number];
