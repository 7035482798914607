/** Every order of some things. */
export const permutationsOf = <T>(things: readonly T[]): T[][] =>
  things.length < 2
    ? [[...things]]
    : things.flatMap((first, place) =>
        permutationsOf(things.filter((_, other) => other !== place)).map((rest) => [first, ...rest]),
      );

/** Repeatable randomness (mulberry32), from 0 to below 1: a failing case comes again. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Up to two more copies of each thing, each anywhere behind the first. */
export function withCopies<T>(order: readonly T[], random: () => number): T[] {
  const deliveries = [...order];
  for (const thing of order) {
    for (let copies = Math.floor(random() * 3); copies > 0; copies -= 1) {
      const first = deliveries.indexOf(thing);
      deliveries.splice(first + 1 + Math.floor(random() * (deliveries.length - first)), 0, thing);
    }
  }
  return deliveries;
}
