import { type BusRule, queueNameOf } from '../replay/bus-rule.ts';
import type { Check, Finding } from './check.ts';
import { allowsRule } from './queue-policy.ts';
import type { Queue } from './survey.ts';

export interface TargetsFacts {
  readonly rules: readonly Pick<BusRule, 'name' | 'arn' | 'targets'>[];
  readonly queues: readonly Pick<Queue, 'arn' | 'policy'>[];
}

/** Of targets only queues are looked at: every rule of this house goes to one. */
export const judge = ({ rules, queues }: TargetsFacts): readonly Finding[] =>
  rules.flatMap((rule) =>
    rule.targets
      .flatMap(({ arn, deadLetterArn }) => [
        { arn, what: 'its target' },
        ...(deadLetterArn === undefined ? [] : [{ arn: deadLetterArn, what: 'its dead letter queue' }]),
      ])
      .flatMap(({ arn, what }) => judgeQueue(rule, arn, what, queues)),
  );

function judgeQueue(
  rule: TargetsFacts['rules'][number],
  arn: string,
  what: string,
  queues: TargetsFacts['queues'],
): readonly Finding[] {
  const name = queueNameOf(arn);
  if (name === undefined) return [];
  const queue = queues.find((one) => one.arn === arn);
  if (!queue)
    return [
      {
        subject: rule.name,
        problem: `${what} ${name} is not there`,
        advice: 'deploy its service again; then npm run events -- replay what was missed',
      },
    ];
  if (allowsRule(queue.policy, arn, rule.arn)) return [];
  return [
    {
      subject: rule.name,
      problem: `${what} ${name} does not allow it to send`,
      advice:
        'the queue policy was changed by hand: deploy its service again, then npm run events -- dlq list',
    },
  ];
}

export const targets: Check = {
  name: 'targets',
  async look(_, survey) {
    const facts = { rules: await survey.rules(), queues: await survey.queues() };
    const count = facts.rules.reduce((sum, rule) => sum + rule.targets.length, 0);
    return { looked: `${count} targets`, findings: judge(facts) };
  },
};
