import type { BusRule } from '../replay/bus-rule.ts';
import { busOf } from '../replay/stage-names.ts';
import type { Check, Finding } from './check.ts';

export interface RulesFacts {
  readonly stage: string;
  readonly bus: string;
  readonly rules: readonly Pick<BusRule, 'name' | 'state' | 'targets'>[];
}

export function judge({ stage, bus, rules }: RulesFacts): readonly Finding[] {
  if (rules.length === 0)
    return [{ subject: bus, problem: 'no rule takes anything off it', advice: 'deploy the services' }];
  return rules.flatMap(({ name, state, targets }): Finding[] => [
    ...(state === 'DISABLED'
      ? [
          {
            subject: name,
            problem: 'the rule is disabled: its events reach nobody',
            advice: `aws events enable-rule --event-bus-name ${bus} --name ${name}; then npm run events -- replay what was missed`,
          },
        ]
      : []),
    // The local cloud leaves out targets that it does not execute, and names them when it starts.
    ...(targets.length === 0 && stage !== 'local'
      ? [{ subject: name, problem: 'the rule has no target', advice: 'deploy its service again' }]
      : []),
  ]);
}

export const rules: Check = {
  name: 'rules',
  async look({ stage }, survey) {
    const facts = { stage, bus: busOf(stage), rules: await survey.rules() };
    return { looked: `${facts.rules.length} rules`, findings: judge(facts) };
  },
};
