import type { Host } from '@bayon/function-host';
import { commandScenarios } from './command-scenarios.ts';
import { connectionScenarios } from './connection-scenarios.ts';
import { eventScenarios } from './event-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { scheduleScenarios } from './schedule-scenarios.ts';

/** Everything that a function is invoked for, as the packaged templates say. @param at epoch milliseconds */
export const scenariosOf = (host: Pick<Host, 'resources'>, at: number): readonly Scenario[] =>
  [
    ...eventScenarios(host, at),
    ...commandScenarios(host, at),
    ...scheduleScenarios(host, at),
    ...connectionScenarios(host),
  ].toSorted((a, b) => a.functionName.localeCompare(b.functionName));

/** The first scenario of each subject of each function. */
export const firstOfEachSubject = (scenarios: readonly Scenario[]): readonly Scenario[] =>
  firstOfEach(scenarios, ({ taker, subject }) => `${taker} · ${subject}`);

/** The first scenario of each function. */
export const firstOfEachTaker = (scenarios: readonly Scenario[]): readonly Scenario[] =>
  firstOfEach(scenarios, ({ taker }) => taker);

const firstOfEach = (scenarios: readonly Scenario[], nameOf: (scenario: Scenario) => string) =>
  scenarios.filter((one, place) => scenarios.findIndex((other) => nameOf(other) === nameOf(one)) === place);
