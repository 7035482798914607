const offset = 0x6c62272e07bb014262b821756295c58dn;
const prime = 0x0000000001000000000000000000013bn;
const mask = (1n << 128n) - 1n;

/**
 * A short name for some parts, the same on every machine: FNV-1a, 128 bits, in hexadecimal. For ids that would be too
 * long in full; nothing secret rests on it. Written here because a rule, being pure, has no `node:crypto`.
 */
export function fingerprint(...parts: readonly string[]): string {
  let hash = offset;
  for (const byte of new TextEncoder().encode(JSON.stringify(parts))) {
    hash = ((hash ^ BigInt(byte)) * prime) & mask;
  }
  return hash.toString(16).padStart(32, '0');
}
