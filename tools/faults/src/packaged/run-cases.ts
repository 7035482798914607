import type { Failure, SuiteOptions, SuiteResult } from '../suite.ts';
import type { Case } from './case.ts';

/** Runs cases one after the other, or those whose names were asked for. @param atOnce how many may run together */
export async function runCases(
  cases: readonly Case[],
  { only, report }: Pick<SuiteOptions, 'only' | 'report'>,
  atOnce = 1,
): Promise<SuiteResult> {
  const chosen = only === undefined ? cases : cases.filter(({ name }) => name.includes(only));
  const failures: Failure[] = [];
  const counts = new Map<string, number>();
  const runOne = async (one: Case) => {
    const { name, kind } = one;
    const wrong = await one.run().catch((error: unknown) => [String(error)]);
    if (wrong.length > 0) failures.push({ name, message: wrong.join('\n    ') });
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  };
  for (let from = 0; from < chosen.length; from += atOnce) {
    await Promise.all(chosen.slice(from, from + atOnce).map(runOne));
    if ((from + atOnce) % 500 === 0)
      report(`  ${from + atOnce} of ${chosen.length}, ${failures.length} failures`);
  }
  return {
    cases: chosen.length,
    failures,
    notes: [...counts].map(([kind, count]) => `${count} × ${kind}`),
  };
}

/** Of several parts, one result. */
export const together = (results: readonly SuiteResult[]): SuiteResult => ({
  cases: results.reduce((sum, { cases }) => sum + cases, 0),
  failures: results.flatMap(({ failures }) => failures),
  notes: results.flatMap(({ notes }) => notes),
});
