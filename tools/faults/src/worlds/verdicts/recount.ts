/** Numbers by name: what was counted, or what should have been. */
export type Counts = ReadonlyMap<string, number>;

/** Adds up amounts by name. What adds up to nothing is not there. */
export function counted(amounts: Iterable<readonly [name: string, amount: number]>): Counts {
  const counts = new Map<string, number>();
  for (const [name, amount] of amounts) counts.set(name, rounded((counts.get(name) ?? 0) + amount));
  return new Map([...counts].filter(([, count]) => count !== 0));
}

/** Fractions add up differently in another order. */
const rounded = (sum: number) => Math.round(sum * 1_000) / 1_000;

/** Where a counter is not what a recount says. */
export const compared = (what: string, expected: Counts, found: Counts): string[] =>
  [...new Set([...expected.keys(), ...found.keys()])]
    .filter((name) => expected.get(name) !== found.get(name))
    .map((name) => `${what}: ${name} is ${found.get(name) ?? 0}; a recount says ${expected.get(name) ?? 0}`);

/** What is in one set and not in the other. */
export const sameSets = (what: string, expected: Iterable<string>, found: Iterable<string>): string[] => {
  const [wanted, there] = [new Set(expected), new Set(found)];
  return [
    ...[...wanted].filter((name) => !there.has(name)).map((name) => `${what}: ${name} is missing`),
    ...[...there].filter((name) => !wanted.has(name)).map((name) => `${what}: ${name} should not be there`),
  ];
};
