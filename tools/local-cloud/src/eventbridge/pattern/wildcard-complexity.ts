/** More of a wildcard's beginnings than this may not fit one value. */
const MOST_AT_ONCE = 6;
/** Sets of places that are looked at: a pattern that needs more is refused, too. */
const MOST_LOOKED_AT = 2_000;

/**
 * Whether EventBridge would call a wildcard too complex. It counts how many beginnings of the pattern one value can fit at
 * once, which is what a matcher has to remember (event-ruler's MachineComplexityEvaluator); `*:*:*:*:*:event-bus/*`, which
 * it refuses, comes to seven. How many it allows is not documented: this is one less than what is known to be refused.
 *
 * @param literals the literal parts between the stars
 */
export function isTooComplex(literals: readonly string[]): boolean {
  const places = placesOf(literals);
  const alphabet = [...new Set(places.flatMap(({ next }) => (next === undefined ? [] : [next]))), undefined];
  const seen = new Set<string>();
  const waiting: (readonly number[])[] = [[0]];
  for (let now = waiting.pop(); now; now = waiting.pop()) {
    if (now.length > MOST_AT_ONCE) return true;
    for (const character of alphabet) {
      const then = [...new Set(now.flatMap((place) => stepsFrom(places, place, character)))].sort(
        (a, b) => a - b,
      );
      const name = then.join();
      if (then.length === 0 || seen.has(name)) continue;
      if (seen.size >= MOST_LOOKED_AT) return true;
      seen.add(name);
      waiting.push(then);
    }
  }
  return false;
}

interface Place {
  /** Any character keeps a matcher here. */
  readonly isStar: boolean;
  /** The character that leads on. */
  readonly next: string | undefined;
}

/** Where a matcher can be: before each character; a star is the place before what follows it. */
const placesOf = (literals: readonly string[]): Place[] =>
  literals.flatMap((literal, part) => {
    const isLast = part === literals.length - 1;
    return [...Array.from(literal), ...(isLast ? [undefined] : [])].map((next, at) => ({
      isStar: part > 0 && at === 0,
      next,
    }));
  });

const stepsFrom = (places: readonly Place[], place: number, character: string | undefined): number[] => [
  ...(places[place]?.isStar ? [place] : []),
  ...(character !== undefined && places[place]?.next === character ? [place + 1] : []),
];
