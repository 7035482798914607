import { describe, expect, it } from 'vitest';
import { createLog } from '../log/index.ts';
import { StartupError, type Resource } from '../ports.ts';
import { createIam } from './iam.ts';

const account = { accountId: '000000000000', region: 'us-east-1', gatewayUrl: '', awsUrl: '' };
const log = createLog({ write: () => undefined });

const aResource = (
  type: string,
  ref: string,
  properties: Record<string, unknown>,
  Arn = `arn:${ref}`,
): Resource => ({
  stack: 'studio',
  logicalId: ref,
  type,
  ref,
  attributes: { Arn },
  properties,
});
const check = (...resources: Resource[]): void => void createIam({ resources, account, log });

const queue = aResource('AWS::SQS::Queue', 'Inbox', {}, 'arn:aws:sqs:us-east-1:000000000000:inbox');
const queueArn = queue.attributes['Arn'];
const fn = aResource('AWS::Lambda::Function', 'processor', { Role: 'arn:Role' });

describe('a rule', () => {
  const rule = (target: object): Resource =>
    aResource('AWS::Events::Rule', 'Rule', { Targets: [{ Id: 't', ...target }] });
  const policy = (statement: object): Resource =>
    aResource('AWS::SQS::QueuePolicy', 'Policy', {
      Queues: ['Inbox'],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Resource: queueArn,
            Principal: { Service: 'events.amazonaws.com' },
            ...statement,
          },
        ],
      },
    });
  const from = (arn: string): object => ({ Condition: { ArnEquals: { 'aws:SourceArn': arn } } });

  it.each([
    ['whose policy allows it', {}],
    ['whose policy allows this rule', from('arn:Rule')],
    ['whose policy allows everyone', { Principal: '*' }],
  ])('may deliver to a queue %s', (_name, statement) => {
    expect(() => check(queue, policy(statement), rule({ Arn: queueArn }))).not.toThrow();
  });

  it.each([
    ['allows another rule', from('arn:Other')],
    ['allows another service', { Principal: { Service: 'sns.amazonaws.com' } }],
    ['allows something else', { Action: 'sqs:ReceiveMessage' }],
    ['denies it', { Effect: 'Deny' }],
  ])('may not deliver to a queue whose policy %s', (_name, statement) => {
    expect(() => check(queue, policy(statement), rule({ Arn: queueArn }))).toThrow(StartupError);
  });

  it('needs a policy for its dead letter queue as well', () => {
    const target = { Arn: 'arn:elsewhere', DeadLetterConfig: { Arn: queueArn } };
    expect(() => check(queue, rule(target))).toThrow(
      `stack studio: the rule Rule may not deliver to ${queueArn ?? ''}: no AWS::SQS::QueuePolicy allows events.amazonaws.com to`,
    );
  });

  it('needs a Lambda permission for a function', () => {
    const permission = (properties: object): Resource =>
      aResource('AWS::Lambda::Permission', 'P', {
        FunctionName: 'arn:processor',
        Principal: 'events.amazonaws.com',
        ...properties,
      });
    const toFunction = rule({ Arn: 'arn:processor' });
    expect(() => check(fn, toFunction)).toThrow('no AWS::Lambda::Permission allows');
    expect(() => check(fn, permission({ SourceArn: 'arn:Other' }), toFunction)).toThrow(StartupError);
    expect(() => check(fn, permission({ SourceArn: 'arn:R*' }), toFunction)).not.toThrow();
    expect(() => check(fn, permission({ FunctionName: 'processor' }), toFunction)).not.toThrow();
  });
});

describe('a function fed by a queue', () => {
  const mapping = aResource('AWS::Lambda::EventSourceMapping', 'Source', {
    EventSourceArn: queueArn,
    FunctionName: 'arn:processor',
  });
  const role = (...Action: string[]): Resource => {
    const Statement = { Effect: 'Allow', Action, Resource: queueArn };
    return aResource('AWS::IAM::Role', 'Role', { Policies: [{ PolicyDocument: { Statement } }] });
  };

  it('needs a role that may read it', () => {
    const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
    expect(() => check(queue, fn, mapping, role(...actions))).not.toThrow();
    expect(() => check(queue, fn, mapping, role('sqs:ReceiveMessage'))).toThrow(
      'stack studio: Source: the function execution role of arn:processor does not have permissions to call sqs:DeleteMessage',
    );
  });
});
