/**
 * An item as a text that is the same for the same item: names in order, sets as ordered lists, bytes in base64. So items
 * compare as texts, in SQLite too.
 */
export const canonicalOf = (item: unknown): string => JSON.stringify(ordered(item));

function ordered(value: unknown): unknown {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  if (value instanceof Set) return { set: [...value].map((one) => JSON.stringify(ordered(one))).toSorted() };
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value === 'bigint') return { number: String(value) };
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, ordered(inner)]),
  );
}
