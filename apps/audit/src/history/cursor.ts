/** A cursor that no list gave. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';

  constructor(options?: ErrorOptions) {
    super('is none that this list gave', options);
  }
}

/**
 * Where a page ended, as an opaque word for a URL. It holds a sort key and no partition: whatever a client makes of it,
 * it cannot lead out of the list that is asked for.
 */
export const encodeCursor = (sortKey: string): string => Buffer.from(sortKey).toString('base64url');

/** @throws BadCursor */
export function decodeCursor(cursor: string): string {
  const sortKey = Buffer.from(cursor, 'base64url').toString();
  // Every list's sort keys begin with a time; and DynamoDB takes 1 to 1,024 bytes.
  const isSortKey = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#/.test(sortKey) && cursor.length <= 1_366;
  if (!isSortKey || encodeCursor(sortKey) !== cursor) throw new BadCursor();
  return sortKey;
}
