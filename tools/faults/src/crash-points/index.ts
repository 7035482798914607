import type { Failure, Suite, SuiteOptions, SuiteResult } from '../suite.ts';
import type { Case } from './run-case.ts';
import { everyCase, fewCases, mayContain, named, type Plan } from './plan.ts';
import { firstOfEachSubject, firstOfEachTaker } from './scenarios.ts';
import { search } from './search.ts';

/** Every call of every handling fails in every way; then it is delivered again, and all is as if it had not failed. */
export const crashPoints: Suite = {
  name: 'crash-points',
  summary: 'each call to AWS ends in a crash or an error: after redelivery all is as if it had not',
  async run({ appsDir, bounded, only, report }: SuiteOptions): Promise<SuiteResult> {
    const ran: Case[] = [];
    const failures: Failure[] = [];
    const notes: string[] = [];
    await search({
      appsDir,
      choose: (all) =>
        (bounded ? firstOfEachSubject(all) : all).filter(
          (scenario) => only === undefined || mayContain(only, scenario),
        ),
      plan: (all) =>
        planOf(
          bounded,
          only,
          everyCase((scenario) => firstOfEachTaker(all).includes(scenario)),
        ),
      onCase(one, problems) {
        ran.push(one);
        if (problems.length > 0)
          failures.push({ name: one.name, message: problems.slice(0, 5).join('\n    ') });
        if (ran.length % 250 === 0) report(`  ${ran.length} cases, ${failures.length} failures`);
        return undefined;
      },
      onBroken(scenario, error) {
        failures.push({ name: scenario.name, message: error.message });
        return undefined;
      },
    });
    notes.push(`by fault: ${counted(ran, ({ fault }) => fault.name)}`);
    notes.push(`by function: ${counted(ran, ({ scenario }) => scenario.taker)}`);
    notes.push(`with a copy before the redelivery: ${ran.filter(({ copyFirst }) => copyFirst).length}`);
    return { cases: ran.length, failures, notes };
  },
};

const planOf = (bounded: boolean, only: string | undefined, all: Plan): Plan => {
  const plan = bounded ? fewCases : all;
  return only === undefined ? plan : named(only, plan);
};

function counted(cases: readonly Case[], nameOf: (one: Case) => string): string {
  const counts = new Map<string, number>();
  for (const one of cases) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
}
