import { expect, it } from 'vitest';
import { scriptedEvents } from '../../test/scripted-events.ts';
import { withTemporaryRules } from './temporary-rules.ts';

const rules = ['one', 'two'].map((name) => ({
  name,
  description: '',
  pattern: { 'replay-name': ['night'] },
  targets: [{ Id: 'inbox', Arn: 'arn:aws:sqs:us-east-1:000000000000:q' }],
}));
const notes: string[] = [];
const note = (line: string) => void notes.push(line);
const removal = ['RemoveTargets', 'RemoveTargets', 'DeleteRule', 'DeleteRule'];
const removed = (asked: readonly string[]) => asked.filter((action) => removal.includes(action)).toSorted();

it('are there while the work is done, and removed after it', async () => {
  const { client, asked } = await scriptedEvents((_, { Name }) => ({
    RuleArn: `arn:${String(Name)}`,
    FailedEntries: [],
  }));
  const result = await withTemporaryRules(client, 'bus', rules, note, (arns) => {
    expect(asked).toEqual(['PutRule', 'PutTargets', 'PutRule', 'PutTargets']);
    return Promise.resolve(arns);
  });
  expect(result).toEqual(['arn:one', 'arn:two']);
  expect(removed(asked)).toEqual(removal.toSorted());
});

it('are removed where the work fails, and its error is the one that is told', async () => {
  const { client, asked } = await scriptedEvents(() => ({ RuleArn: 'arn', FailedEntries: [] }));
  await expect(
    withTemporaryRules(client, 'bus', rules, note, () => Promise.reject(new Error('the work failed'))),
  ).rejects.toThrow('the work failed');
  expect(removed(asked)).toEqual(removal.toSorted());
});

it('are removed where one of them could not be made, be it there or not', async () => {
  const { client, asked } = await scriptedEvents((action, { Name, Rule }) => {
    if (action === 'PutRule' && Name === 'two') return 'LimitExceededException';
    if (action === 'RemoveTargets' && Rule === 'two') return 'ResourceNotFoundException';
    return { RuleArn: 'arn', FailedEntries: [] };
  });
  await expect(withTemporaryRules(client, 'bus', rules, note, () => Promise.resolve())).rejects.toThrow(
    'LimitExceeded',
  );
  expect(removed(asked)).toEqual(['DeleteRule', 'RemoveTargets', 'RemoveTargets']);
});

it('are named where they could not be removed: doctor finds them', async () => {
  const { client } = await scriptedEvents((action, { Name }) =>
    action === 'DeleteRule' && Name === 'one'
      ? 'ConcurrentModificationException'
      : { RuleArn: 'arn', FailedEntries: [] },
  );
  await expect(withTemporaryRules(client, 'bus', rules, note, () => Promise.resolve())).rejects.toThrow(
    /could not remove one: .*doctor/,
  );
});

it('do no work where a target is refused', async () => {
  const { client } = await scriptedEvents((action) =>
    action === 'PutTargets' ? { FailedEntries: [{ ErrorMessage: 'no such queue' }] } : { RuleArn: 'arn' },
  );
  let worked = false;
  const work = () => {
    worked = true;
    return Promise.resolve();
  };
  await expect(withTemporaryRules(client, 'bus', rules, note, work)).rejects.toThrow('no such queue');
  expect(worked).toBe(false);
});

it('are named beside the error of work that failed', async () => {
  const { client } = await scriptedEvents((action) =>
    action === 'DeleteRule' ? 'AccessDeniedException' : { RuleArn: 'arn', FailedEntries: [] },
  );
  const work = () => Promise.reject(new Error('the work failed'));
  await expect(withTemporaryRules(client, 'bus', rules, note, work)).rejects.toThrow('the work failed');
  expect(notes.at(-1)).toMatch(/could not remove one, two: .*doctor/);
});
