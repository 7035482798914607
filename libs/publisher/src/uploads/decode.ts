/** How the bytes of an upload stand for characters. */
export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252';

/**
 * The text of an upload. A byte order mark says what it is (Excel's "Unicode text" is UTF-16 with one); without a mark it
 * is UTF-8 where it can be, else Windows-1252, in which spreadsheets of western countries save CSV.
 */
export function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return as('UTF-16LE', bytes);
  if (first === 0xfe && second === 0xff) return as('UTF-16BE', bytes);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return as('Windows-1252', bytes);
  }
}

const as = (encoding: Encoding, bytes: Uint8Array) => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
});
