import { expect, it } from 'vitest';
import { aDeadLetter, aQueue } from '../../test/dead-letters.ts';
import { destinationOf } from './destination.ts';
import { groupOf, redrivenAttributes } from './redriven-attributes.ts';

const text = (StringValue: string) => ({ DataType: 'String', StringValue });
const inbox = aQueue('bayon-studio-inbox-local');
const other = aQueue('bayon-other-inbox-local');

it('sends a dead letter back to the one queue that leads here', () => {
  expect(destinationOf(aDeadLetter({}, [inbox]))).toEqual({ queue: inbox });
});

it('sends what EventBridge could not deliver to its target', () => {
  const letter = aDeadLetter({ TARGET_ARN: text(inbox.arn), RULE_ARN: text('arn:…') }, [other, inbox]);
  expect(destinationOf(letter)).toEqual({ queue: inbox });
});

it.each([
  ['nothing leads here', {}, [], /no queue has its dead letters/],
  ['it could be from two', {}, [inbox, other], /nobody can say which/],
  [
    'its target is no queue of ours',
    { TARGET_ARN: text('arn:aws:lambda:f') },
    [inbox],
    /its target arn:aws:lambda:f/,
  ],
])('says so where %s', (_, attributes, sources, problem) => {
  expect(destinationOf(aDeadLetter(attributes, sources))).toEqual({
    problem: expect.stringMatching(problem) as string,
  });
});

it('takes off what says why it lay there, keeps the rest, and counts', () => {
  const attributes = {
    ERROR_CODE: text('x'),
    ERROR_MESSAGE: text('x'),
    RETRY_ATTEMPTS: text('5'),
    EXHAUSTED_RETRY_CONDITION: text('x'),
    RULE_ARN: text('x'),
    TARGET_ARN: text('x'),
    REDRIVE_COUNT: text('2'),
    own: text('kept'),
  };
  expect(redrivenAttributes(aDeadLetter(attributes))).toEqual({
    REDRIVE_COUNT: text('3'),
    own: text('kept'),
  });
  expect(redrivenAttributes(aDeadLetter({}))).toEqual({ REDRIVE_COUNT: text('1') });
});

it.each([
  [{ userId: 'ada' }, 'ada'],
  [{ userIds: ['ada', 'bob'] }, undefined],
  [{ userId: 'ä' }, undefined],
  [{}, undefined],
])('puts what concerns %j into the group %s', (detail, group) => {
  expect(groupOf(aDeadLetter({}, [], { detail }))).toBe(group);
});
