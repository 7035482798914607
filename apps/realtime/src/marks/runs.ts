/**
 * A set of whole numbers from 1, as runs of neighbours: what is marked in a log is mostly one run, whatever its length.
 * Ascending, disjoint, and never two that touch.
 */
export type Runs = readonly Run[];

/** From the first number to the last, both in it. */
export type Run = readonly [first: number, last: number];

export const none: Runs = [];

/** One run; none where there is nothing between the two. */
export const between = (first: number, last: number): Runs => (first <= last ? [[first, last]] : none);

/** The set of these numbers, in whatever order and however often each. */
export const runsOf = (numbers: readonly number[]): Runs =>
  joined(numbers.map((number): Run => [number, number]));

export const union = (one: Runs, other: Runs): Runs => joined([...one, ...other]);

/** What is in the first and not in the second. */
export const minus = (from: Runs, taken: Runs): Runs =>
  taken.reduce<Runs>((left, run) => left.flatMap((one) => withoutRun(one, run)), from);

/** What is in both. */
export const common = (one: Runs, other: Runs): Runs => minus(one, minus(one, other));

/** How many numbers. */
export const sizeOf = (runs: Runs): number => runs.reduce((sum, [first, last]) => sum + last - first + 1, 0);

export const has = (runs: Runs, number: number): boolean =>
  runs.some(([first, last]) => first <= number && number <= last);

/** As it is stored: `1-5,7`. Empty for none. */
export const textOf = (runs: Runs): string =>
  runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(',');

/** What `textOf` made. */
export const runsIn = (text: string): Runs =>
  text === ''
    ? none
    : text.split(',').map((run): Run => {
        const [first = '', last = first] = run.split('-');
        return [Number(first), Number(last)];
      });

function joined(runs: readonly Run[]): Runs {
  const result: [number, number][] = [];
  for (const [first, last] of runs.toSorted(([one], [other]) => one - other)) {
    const before = result.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else result.push([first, last]);
  }
  return result;
}

const withoutRun = ([first, last]: Run, [from, to]: Run): Runs => [
  ...between(first, Math.min(last, from - 1)),
  ...between(Math.max(first, to + 1), last),
];
