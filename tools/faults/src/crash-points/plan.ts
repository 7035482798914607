import { createHash } from 'node:crypto';
import type { Call } from './calls.ts';
import {
  afterEffect,
  before,
  behindTheFuture,
  deliveredTwice,
  type Fault,
  faults,
  overtaken,
  slowFaults,
} from './faults.ts';
import type { Case } from './run-case.ts';
import type { Scenario } from './scenario.ts';

/** Which cases of a scenario are run, given the calls that it makes undisturbed. */
export type Plan = (scenario: Scenario, calls: readonly Call[]) => readonly Case[];

/** The same number for the same name, always: choices that are neither chance nor a list. */
const numberFor = (name: string): number => createHash('sha256').update(name).digest().readUInt32BE();

/** Whether two at once must end as one after the other. Several transactions of one delivery take turns by themselves. */
const isInOneTransaction = (scenario: Scenario, calls: readonly Call[]): boolean =>
  scenario.eventId !== undefined &&
  calls.filter(({ operation }) => operation === overtaken.only).length === 1;

const isPossible = (fault: Fault, call: Call, scenario: Scenario, calls: readonly Call[]): boolean =>
  (fault.only === undefined || fault.only === call.operation) &&
  (fault !== overtaken || isInOneTransaction(scenario, calls));

const caseOf = (scenario: Scenario, fault: Fault, call: Call): Case => {
  // By its operation: which of several calls at once comes first is not the same in each run.
  const name = `${scenario.name} · call ${call.operation} ${call.nth} · ${fault.name}`;
  // After a crash only: a copy would hide that a delivery gave up without saying so.
  const copyFirst =
    scenario.eventId !== undefined && fault.kind === 'process ends' && numberFor(name) % 3 === 0;
  return { name: copyFirst ? `${name}, a copy first` : name, scenario, fault, call, copyFirst };
};

/** A case of what no call fails of. */
const uncalled = (scenario: Scenario, [call]: readonly Call[], fault: Fault): Case[] =>
  scenario.eventId === undefined || call === undefined
    ? []
    : [{ name: `${scenario.name} · ${fault.name}`, scenario, fault, call, copyFirst: false }];

const twice = (scenario: Scenario, calls: readonly Call[]): Case[] =>
  uncalled(scenario, calls, deliveredTwice);

/** The trail takes whatever comes: what is of the future, too. */
const early = (scenario: Scenario, calls: readonly Call[]): Case[] =>
  scenario.isAlike ? [] : uncalled(scenario, calls, behindTheFuture);

const inOrder = (calls: readonly Call[]): readonly Call[] =>
  calls.toSorted((a, b) => a.operation.localeCompare(b.operation) || a.nth - b.nth);

/** How much of a scenario is run. */
export type Depth = (scenario: Scenario) => 'all' | 'crashes' | 'few' | 'one';

/**
 * The cases of a scenario, to the depth that is asked for:
 * - `all`: every fault at every call
 * - `crashes`: the process ends at every call, before it and after; and what no call fails of
 * - `few`: a crash at each call, before it or after by turns, and one of the other faults at one call
 * - `one`: a crash at one call
 *
 * @param isSlow whether one of the scenario's calls meets the real time limit, too
 */
export const planOf =
  (depthOf: Depth, isSlow: (scenario: Scenario) => boolean): Plan =>
  (scenario, unordered) => {
    const number = numberFor(scenario.name);
    const calls = inOrder(unordered);
    const casesOf = (wanted: (fault: Fault) => boolean): Case[] =>
      calls.flatMap((call) =>
        faults
          .filter((fault) => wanted(fault) && isPossible(fault, call, scenario, calls))
          .map((fault) => caseOf(scenario, fault, call)),
      );
    const isCrash = ({ kind }: Fault) => kind === 'process ends';
    const byTurns = calls.map((call, place) =>
      caseOf(scenario, (number + place) % 2 === 0 ? before : afterEffect, call),
    );
    const oneOf = (cases: readonly Case[]): Case[] => cases.slice(number % cases.length).slice(0, 1);
    // The fault before the call: else what happens to few operations would hardly ever be chosen.
    const others = [...new Set(casesOf((fault) => !isCrash(fault)).map(({ fault }) => fault.name))];
    const other = others[(number >>> 8) % others.length];
    switch (depthOf(scenario)) {
      case 'all': {
        const slow = isSlow(scenario) ? calls.slice(number % calls.length).slice(0, 1) : [];
        const late = slow.flatMap((call) => slowFaults.map((fault) => caseOf(scenario, fault, call)));
        return [...twice(scenario, calls), ...early(scenario, calls), ...casesOf(() => true), ...late];
      }
      case 'crashes':
        return [
          ...twice(scenario, calls),
          ...early(scenario, calls),
          ...casesOf((fault) => isCrash(fault) || fault === overtaken),
        ];
      case 'few':
        return [
          ...byTurns,
          ...oneOf(casesOf(({ name }) => name === other)),
          ...(number % 4 === 0 ? twice(scenario, calls) : []),
          ...(number % 4 === 1 ? early(scenario, calls) : []),
        ];
      case 'one':
        return oneOf(byTurns);
    }
  };

/** The cases whose name contains a text. */
export const named =
  (text: string, plan: Plan): Plan =>
  (scenario, calls) =>
    plan(scenario, calls).filter(({ name }) => name.includes(text));

/** Whether a scenario can have cases whose name contains a text: what stands before `call` is the scenario's. */
export const mayContain = (text: string, { name }: Scenario): boolean => {
  const [about = ''] = text.split(/ · (?:call |delivered|behind)/);
  return name.includes(about) || !about.includes(' · ');
};
