import { createHash } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * An id that looks like one AWS would generate but is the same at every start, because state and clients
 * outlive a restart. Its first character is a letter.
 */
export function stableId(length: number, ...parts: readonly string[]): string {
  const digest = createHash('sha256').update(parts.join('\0')).digest();
  return Array.from({ length }, (_, index) =>
    ALPHABET.charAt((digest[index] ?? 0) % (index === 0 ? 26 : ALPHABET.length)),
  ).join('');
}
