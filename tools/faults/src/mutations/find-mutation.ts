import { resolve } from 'node:path';
import { withScratch } from '@bayon/function-host';
import { planOf } from '../crash-points/plan.ts';
import type { Case } from '../crash-points/run-case.ts';
import { search } from '../crash-points/search.ts';
import type { Mutation } from './mutation.ts';
import { packageMutated } from './mutated-package.ts';

/** How a mutation fared. */
export interface Hunt {
  readonly mutation: Mutation;
  /** The case that found it, and what that saw. Undefined: nothing noticed. */
  readonly found?: { readonly case: string; readonly problem: string };
  /** How many cases it took. */
  readonly cases: number;
}

const everyCase = planOf(
  () => 'all',
  () => false,
);

const scenariosOf = <S extends { readonly name: string }>(
  all: readonly S[],
  mutation: Mutation,
): readonly S[] => all.filter(({ name }) => name.startsWith(mutation.scenario));

/**
 * Runs the crash points of the mutated function until one finds it.
 *
 * @param quick tries only the fault that is known to find it
 * @throws MutationMisses, Error where the mutated function does not even work undisturbed
 */
export const hunt = (mutation: Mutation, options: { readonly appsDir: string; readonly quick: boolean }) =>
  withScratch(async (directory): Promise<Hunt> => {
    const { appsDir, quick } = options;
    const zip = await packageMutated(mutation, resolve(appsDir, '..'), directory);
    const isIts = (functionName: string) =>
      functionName.includes(`-${mutation.app}-`) && functionName.endsWith(`-${mutation.part}`);
    let cases = 0;
    let found: Hunt['found'];
    let broken: Error | undefined;
    await search({
      appsDir,
      houses: 1,
      codeOf: (functionName) => (isIts(functionName) ? zip : undefined),
      choose: (all) => scenariosOf(all, mutation),
      plan: () => (scenario, calls) =>
        everyCase(scenario, calls).filter(({ fault }) => !quick || fault.name === mutation.fault),
      onCase(one, [problem]) {
        cases += 1;
        if (problem === undefined) return undefined;
        found = { case: one.name, problem };
        return true;
      },
      onBroken(_, error) {
        broken = error;
        return true;
      },
    });
    // A function that cannot do its work undisturbed shows nothing: the mutation itself is wrong.
    if (broken) throw new Error(`${mutation.name}: ${broken.message}`, { cause: broken });
    return { mutation, cases, ...(found && { found }) };
  });

/** The cases that do not end well without any mutation. @param names of cases */
export async function failuresOf(names: readonly string[], appsDir: string): Promise<readonly string[]> {
  const failures: string[] = [];
  const ran: Case[] = [];
  await search({
    appsDir,
    houses: 2,
    choose: (all) => all.filter((scenario) => names.some((name) => name.startsWith(`${scenario.name} · `))),
    plan: () => (scenario, calls) => everyCase(scenario, calls).filter(({ name }) => names.includes(name)),
    onCase(one, problems) {
      ran.push(one);
      if (problems.length > 0) failures.push(`${one.name}: ${problems.join('; ')}`);
      return undefined;
    },
    onBroken(scenario, error) {
      failures.push(`${scenario.name}: ${error.message}`);
      return undefined;
    },
  });
  const missing = names.filter((name) => !ran.some((one) => one.name === name));
  return [...failures, ...missing.map((name) => `${name}: there is no such case`)];
}
