import { createHash } from 'node:crypto';

type Part = string | number;

/**
 * What chance decides in a world. Each choice follows from the seed and from what is chosen, never from how many others
 * were made before it: so the same seed makes the same choices, whatever was faster than what.
 */
export interface Choices {
  readonly seed: number;
  /** 0 ≤ x < 1 */
  fraction(...about: readonly Part[]): number;
  /** Whether something of this probability happens. */
  chance(probability: number, ...about: readonly Part[]): boolean;
  /** A whole number, 0 ≤ x < limit. */
  below(limit: number, ...about: readonly Part[]): number;
  /** One of some, which there are. */
  oneOf<T>(some: readonly T[], ...about: readonly Part[]): T;
}

export function createChoices(seed: number): Choices {
  const fraction = (...about: readonly Part[]): number =>
    createHash('sha256')
      .update(JSON.stringify([seed, ...about]))
      .digest()
      .readUInt32BE(0) /
    2 ** 32;
  const below = (limit: number, ...about: readonly Part[]) => Math.floor(fraction(...about) * limit);
  return {
    seed,
    fraction,
    below,
    chance: (probability, ...about) => fraction(...about) < probability,
    oneOf: (some, ...about) => some[below(some.length, ...about)] as never,
  };
}
