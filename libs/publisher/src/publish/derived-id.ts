import { createHash } from 'node:crypto';

/**
 * An id that follows from what it is made of: the same parts give the same id, so that whoever does something twice
 * names it the same way twice. In the form of a UUID (version 8, RFC 9562: the producer's own scheme).
 */
export function derivedId(...parts: readonly (string | number)[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
