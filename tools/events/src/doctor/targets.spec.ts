import { describe, expect, it } from 'vitest';
import { allowsRule } from './queue-policy.ts';
import { judge } from './targets.ts';

const queueArn = 'arn:aws:sqs:us-east-1:000000000000:bayon-studio-inbox-local';
const ruleArn = 'arn:aws:events:us-east-1:000000000000:rule/bus/bayon-studio-local-content-generated';
const statement = {
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'sqs:SendMessage',
  Resource: [queueArn],
  Condition: { ArnEquals: { 'aws:SourceArn': [ruleArn] } },
};
const policyOf = (...statements: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allows = (...statements: object[]) => allowsRule(policyOf(...statements), queueArn, ruleArn);

describe('the policy of a queue', () => {
  it.each<[string, object]>([
    ['the rule itself', {}],
    ['any action of SQS', { Action: ['sqs:*'] }],
    ['everybody', { Principal: '*' }],
    ['any queue', { Resource: '*' }],
    ['rules like it', { Condition: { ArnLike: { 'aws:SourceArn': ruleArn.replace('content', '*') } } }],
    ['its account', { Condition: { StringEquals: { 'AWS:SourceAccount': '000000000000' } } }],
    ['any rule', { Condition: undefined }],
  ])('allows %s', (_, other) => {
    expect(allows({ ...statement, ...other })).toBe(true);
  });

  it.each<[string, object]>([
    ['another rule', { Condition: { ArnEquals: { 'aws:SourceArn': `${ruleArn}-not` } } }],
    ['another queue', { Resource: [`${queueArn}-dead-letters`] }],
    ['another service', { Principal: { Service: 'sns.amazonaws.com' } }],
    ['another action', { Action: 'sqs:ReceiveMessage' }],
    ['what it does not understand', { Condition: { DateLessThan: { 'aws:CurrentTime': '2030-01-01' } } }],
    ['a wildcard where none counts', { Condition: { StringEquals: { 'aws:SourceArn': 'arn:*' } } }],
  ])('does not take it for allowed: %s', (_, other) => {
    expect(allows({ ...statement, ...other })).toBe(false);
  });

  it('is overruled by a denial', () => {
    expect(allows(statement, { ...statement, Effect: 'Deny', Condition: undefined })).toBe(false);
  });

  it('allows nothing where there is none', () => {
    expect(allowsRule(undefined, queueArn, ruleArn)).toBe(false);
  });
});

describe('targets', () => {
  const deadLetterArn = `${queueArn}-dead-letters`;
  const definition = { Id: 'inbox', Arn: queueArn };
  const rule = { name: 'rule', arn: ruleArn, targets: [{ arn: queueArn, deadLetterArn, definition }] };
  const policy = policyOf({ ...statement, Resource: [queueArn, deadLetterArn] });
  const queues = [queueArn, deadLetterArn].map((arn) => ({ arn, policy }));

  it('are there and allow the rule', () => {
    expect(judge({ rules: [rule], queues })).toEqual([]);
  });

  it('are missed where they are gone', () => {
    expect(judge({ rules: [rule], queues: queues.slice(1) })).toMatchObject([
      { subject: 'rule', problem: 'its target bayon-studio-inbox-local is not there' },
    ]);
  });

  it('are named where they do not allow the rule: target and dead letters', () => {
    const closed = queues.map(({ arn }) => ({ arn }));
    expect(judge({ rules: [rule], queues: closed }).map(({ problem }) => problem)).toEqual([
      'its target bayon-studio-inbox-local does not allow it to send',
      'its dead letter queue bayon-studio-inbox-local-dead-letters does not allow it to send',
    ]);
  });

  it('other than queues are not judged', () => {
    const other = {
      ...rule,
      targets: [{ arn: 'arn:aws:lambda:us-east-1:000000000000:function:f', definition }],
    };
    expect(judge({ rules: [other], queues: [] })).toEqual([]);
  });
});
