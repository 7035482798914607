/** A cursor that this list did not give. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';

  constructor(options?: ErrorOptions) {
    super('is none that this list gave', options);
  }
}

type KeyValues = Readonly<Record<string, string>>;

/** Where a page ended, as an opaque word for a URL. */
export const encodeCursor = (key: Readonly<Record<string, unknown>>): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * @param attributes the names that the key of this list has
 * @param within whether a key lies in this list: a cursor from elsewhere, or one made up, must not lead out of it
 * @throws BadCursor
 */
export function decodeCursor(
  cursor: string,
  attributes: readonly string[],
  within: (key: KeyValues) => boolean,
): KeyValues {
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (error) {
    throw new BadCursor({ cause: error });
  }
  if (!isKey(key, attributes) || !within(key)) throw new BadCursor();
  return key;
}

const isKey = (value: unknown, attributes: readonly string[]): value is KeyValues =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).sort().join() === [...attributes].sort().join() &&
  Object.values(value).every(isKeyPart);

/** DynamoDB takes 1 to 1,024 bytes for a sort key, and for a partition key more than any of ours has. */
const isKeyPart = (part: unknown): part is string =>
  typeof part === 'string' && part !== '' && part.isWellFormed() && Buffer.byteLength(part) <= 1_024;
