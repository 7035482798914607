import type { Failure, Suite, SuiteOptions, SuiteResult } from '../suite.ts';
import { failuresOf, type Hunt, hunt } from './find-mutation.ts';
import type { Mutation } from './mutation.ts';
import { mutations } from './mutations.ts';

/** Each safeguard is removed, and the crash points must notice; with it, the same cases must pass. */
export const mutationCheck: Suite = {
  name: 'mutations',
  summary: 'each safeguard is removed by itself: the crash points find it, and pass where it is there',
  async run({ appsDir, bounded, only, report }: SuiteOptions): Promise<SuiteResult> {
    const chosen = mutations.filter(({ name }) => only === undefined || name.includes(only));
    const hunts: Hunt[] = [];
    const waiting = [...chosen];
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const one = await hunt(next, { appsDir, quick: bounded });
        hunts.push(one);
        report(`  ${one.found ? 'found' : 'not found'}: ${next.name}`);
      }
    };
    // Two functions at once: more would only wait for each other.
    await Promise.all([work(), work()]);
    const finders = [...new Set(hunts.flatMap(({ found }) => (found ? [found.case] : [])))];
    const broken = finders.length > 0 ? await failuresOf(finders, appsDir) : [];
    return {
      cases: chosen.length,
      failures: [
        ...hunts.flatMap(({ mutation, found, cases }) => (found ? [] : [unnoticed(mutation, cases)])),
        ...broken.map((message) => ({ name: 'nothing is removed', message })),
      ],
      notes: [
        ...inOrder(hunts).map(lineOf),
        `without any mutation, the ${finders.length} cases that found them pass: ${broken.length === 0 ? 'yes' : 'no'}`,
      ],
    };
  },
};

const unnoticed = ({ name }: Mutation, cases: number): Failure => ({
  name,
  message: `${cases} cases ran, and none noticed`,
});

const inOrder = (hunts: readonly Hunt[]): Hunt[] =>
  hunts.toSorted((a, b) => mutations.indexOf(a.mutation) - mutations.indexOf(b.mutation));

const lineOf = ({ mutation, found, cases }: Hunt): string =>
  found
    ? `${mutation.name}: found by case ${cases}, ${found.case}: ${found.problem.slice(0, 160)}`
    : `${mutation.name}: not found in ${cases} cases`;
