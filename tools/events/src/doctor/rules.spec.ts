import { expect, it } from 'vitest';
import { judge } from './rules.ts';

const targets = [{ arn: 'arn:aws:sqs:us-east-1:000000000000:q', definition: { Id: 'inbox', Arn: 'q' } }];

it('has nothing to say of rules that are enabled and lead somewhere', () => {
  expect(
    judge({ stage: 'production', bus: 'bus', rules: [{ name: 'one', state: 'ENABLED', targets }] }),
  ).toEqual([]);
});

it('finds what is disabled, and says how to enable it and to replay what was missed', () => {
  const [finding, ...more] = judge({
    stage: 'production',
    bus: 'bus',
    rules: [{ name: 'one', state: 'DISABLED', targets }],
  });
  expect(more).toEqual([]);
  expect(finding?.subject).toBe('one');
  expect(finding?.advice).toMatch(/enable-rule --event-bus-name bus --name one.*replay/);
});

it('finds rules without a target, and a bus without rules', () => {
  expect(
    judge({ stage: 'production', bus: 'bus', rules: [{ name: 'one', state: 'ENABLED', targets: [] }] }),
  ).toMatchObject([{ subject: 'one', problem: 'the rule has no target' }]);
  expect(judge({ stage: 'production', bus: 'bus', rules: [] })).toMatchObject([{ subject: 'bus' }]);
});

it('knows that the local cloud leaves out targets that it does not execute', () => {
  const rules = [{ name: 'export', state: 'ENABLED', targets: [] }];
  expect(judge({ stage: 'local', bus: 'bus', rules })).toEqual([]);
});
