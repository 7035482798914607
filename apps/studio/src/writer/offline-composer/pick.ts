/** Chooses one of several phrasings: always the same one for the same slot of the same request. */
export type Pick = <T>(slot: string, options: readonly [T, ...T[]]) => T;

/** FNV-1a, 32 bits: spreads well, and is the same on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value ^= character.codePointAt(0) ?? 0;
    value = Math.imul(value, 0x01000193) >>> 0;
  }
  return value;
}

/** Randomness would make a redelivered request yield another piece, so the seed is the request itself. */
export function pickBy(seed: string): Pick {
  return (slot, options) => options[hash(`${slot}\n${seed}`) % options.length] ?? options[0];
}
