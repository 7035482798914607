/** A cursor that is none of ours. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}

/** Where a page ended, as an opaque word for a URL. */
export const encodeCursor = (key: Record<string, unknown>): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws BadCursor */
export function decodeCursor(cursor: string): Record<string, string> {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (typeof key === 'object' && key !== null && Object.values(key).every((value) => typeof value === 'string')) {
      return key as Record<string, string>;
    }
  } catch (error) {
    throw new BadCursor('not a cursor', { cause: error });
  }
  throw new BadCursor('not a cursor');
}
