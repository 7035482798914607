/** What a listing export says of a price, by the names that exports give it (in small letters, letters only). */
const names: Readonly<Record<string, readonly string[]>> = {
  propertyId: ['propertyid', 'listingid', 'mls', 'mlsid', 'mlsnumber', 'id'],
  marketArea: ['marketarea', 'area', 'neighborhood', 'neighbourhood'],
  price: ['price', 'listprice'],
  currency: ['currency'],
  observedAt: ['observedat', 'observed', 'date', 'asof'],
  address: ['address'],
  beds: ['beds', 'bedrooms'],
  baths: ['baths', 'bathrooms'],
  areaSqFt: ['areasqft', 'sqft', 'squarefeet', 'livingarea'],
};

/** Without these there is no observation. */
const needed = ['propertyId', 'marketArea', 'price', 'observedAt'];

/** A header's columns as we call them; `false` for what we do not need, or have from a column before. */
export function columnsOf(header: readonly string[]): (string | false)[] {
  const taken = new Set<string>();
  return header.map((column) => {
    const word = column.toLowerCase().replace(/[^a-z]/g, '');
    const [name] = Object.entries(names).find(([, aliases]) => aliases.includes(word)) ?? [];
    if (name === undefined || taken.has(name)) return false;
    taken.add(name);
    return name;
  });
}

/** The needed columns that a header lacks. */
export const missingIn = (columns: readonly (string | false)[]): string[] =>
  needed.filter((name) => !columns.includes(name));
