import type { Failure, Suite, SuiteOptions, SuiteResult } from '../suite.ts';
import type { Case } from './run-case.ts';
import { type Depth, mayContain, named, planOf } from './plan.ts';
import type { Scenario } from './scenario.ts';
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
      plan: (all) => {
        const plan = planOf(bounded ? boundedDepth(all) : wholeDepth(all), isAmong(firstOfEachTaker(all)));
        return only === undefined ? plan : named(only, plan);
      },
      onCase(one, problems) {
        ran.push(one);
        if (problems.length > 0) {
          failures.push({ name: one.name, message: problems.slice(0, 5).join('\n    ') });
          report(`  failed: ${one.name}: ${problems[0] ?? ''}`);
        }
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

const isAmong = (some: readonly Scenario[]) => (scenario: Scenario) => some.includes(scenario);

/** Whatever takes all events alike is searched in depth by one of them. */
const isOneOfAlike = (all: readonly Scenario[]) => {
  const isFirst = isAmong(firstOfEachTaker(all));
  return (scenario: Scenario) => scenario.isAlike === true && !isFirst(scenario);
};

const wholeDepth = (all: readonly Scenario[]): Depth => {
  const [isFirst, isOther] = [isAmong(firstOfEachSubject(all)), isOneOfAlike(all)];
  return (scenario) => {
    if (isOther(scenario)) return 'few';
    return isFirst(scenario) ? 'all' : 'crashes';
  };
};

const boundedDepth = (all: readonly Scenario[]): Depth => {
  const isOther = isOneOfAlike(all);
  return (scenario) => (isOther(scenario) ? 'one' : 'few');
};

function counted(cases: readonly Case[], nameOf: (one: Case) => string): string {
  const counts = new Map<string, number>();
  for (const one of cases) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
}
