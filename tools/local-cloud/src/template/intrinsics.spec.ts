import { describe, expect, it } from 'vitest';
import { account, aTemplate, resourceTypes } from './fixtures.ts';
import { resolveStacks } from './load-stacks.ts';
import type { PackagedTemplate } from './packaged-template.ts';

const template = aTemplate({
  parameters: {
    Stage: { Type: 'String', Default: 'dev' },
    Zones: { Type: 'CommaDelimitedList', Default: 'a, b' },
    Secret: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/model/key' },
  },
  mappings: { Days: { dev: { archive: 30 }, prod: { archive: 90 } } },
  conditions: {
    IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
    IsProd: { 'Fn::Not': [{ Condition: 'IsDev' }] },
    Both: { 'Fn::And': [{ Condition: 'IsDev' }, { Condition: 'IsProd' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsDev' }, { Condition: 'IsProd' }] },
  },
  resources: {
    Inbox: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${AWS::StackName}-inbox' } } },
    OnlyInProd: { Type: 'AWS::SQS::Queue', Condition: 'IsProd', Properties: { QueueName: 'x' } },
  },
});

const parameters = (name: string): unknown =>
  ({ '/model/key': 'k1', db: '{"user":"ada"}', 'arn:aws:secretsmanager:x:1:secret:s': { token: 't' } })[name];

function resolve(templates: PackagedTemplate[]): ReturnType<typeof resolveStacks> {
  return resolveStacks(templates, { account, resourceTypes, parameters });
}

/** What an expression yields within the template above. */
function valueOf(expression: unknown): unknown {
  const { outputs } = resolve([{ ...template, outputs: { It: { Value: expression } } }]);
  return outputs['studio']?.['It'];
}

const arn = 'arn:aws:sqs:us-east-1:000000000000:studio-dev-inbox';

describe('an expression yields what CloudFormation yields', () => {
  it.each([
    ['Ref of a parameter', { Ref: 'Stage' }, 'dev'],
    ['Ref of a list parameter', { Ref: 'Zones' }, ['a', 'b']],
    ['Ref of an SSM parameter', { Ref: 'Secret' }, 'k1'],
    ['Ref of a resource', { Ref: 'Inbox' }, 'http://localhost:4566/000000000000/studio-dev-inbox'],
    ['Ref of a pseudo parameter', { Ref: 'AWS::AccountId' }, '000000000000'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Inbox', 'Arn'] }, arn],
    ['GetAtt as a text', { 'Fn::GetAtt': 'Inbox.Arn' }, arn],
    ['Sub', { 'Fn::Sub': '${Stage}:${Inbox.Arn}:${AWS::Partition}' }, `dev:${arn}:aws`],
    ['Sub with variables', { 'Fn::Sub': ['${a}-${Stage}', { a: { Ref: 'AWS::Region' } }] }, 'us-east-1-dev'],
    ['Sub with a literal', { 'Fn::Sub': '${!context.requestId}' }, '${context.requestId}'],
    ['Join', { 'Fn::Join': ['/', ['a', { Ref: 'Stage' }, 1]] }, 'a/dev/1'],
    ['Join of a list parameter', { 'Fn::Join': ['', { Ref: 'Zones' }] }, 'ab'],
    [
      'Select and Split',
      { 'Fn::Select': ['5', { 'Fn::Split': [':', { 'Fn::GetAtt': 'Inbox.Arn' }] }] },
      'studio-dev-inbox',
    ],
    ['FindInMap', { 'Fn::FindInMap': ['Days', { Ref: 'Stage' }, 'archive'] }, 30],
    ['If', [{ 'Fn::If': ['IsDev', 1, 2] }, { 'Fn::If': ['IsProd', 1, 2] }], [1, 2]],
    ['And, Or', [{ 'Fn::If': ['Both', 1, 2] }, { 'Fn::If': ['Either', 1, 2] }], [2, 1]],
    ['NoValue in an object', { a: 1, b: { 'Fn::If': ['IsProd', 1, { Ref: 'AWS::NoValue' }] } }, { a: 1 }],
    ['NoValue in a list', [1, { Ref: 'AWS::NoValue' }], [1]],
    ['Base64', { 'Fn::Base64': 'hi' }, 'aGk='],
    ['Length', { 'Fn::Length': { Ref: 'Zones' } }, 2],
    ['ToJsonString', { 'Fn::ToJsonString': { a: { Ref: 'Stage' } } }, '{"a":"dev"}'],
    ['an SSM reference', 'Bearer {{resolve:ssm:/model/key:3}}', 'Bearer k1'],
    ['a reference made by Sub', { 'Fn::Sub': ['{{resolve:ssm-secure:/model/${K}}}', { K: 'key' }] }, 'k1'],
    ['a key of a secret', '{{resolve:secretsmanager:db:SecretString:user}}', 'ada'],
    [
      'a key of a secret by ARN',
      '{{resolve:secretsmanager:arn:aws:secretsmanager:x:1:secret:s:SecretString:token}}',
      't',
    ],
    ['a whole secret', '{{resolve:secretsmanager:db}}', '{"user":"ada"}'],
    [
      'an object that is no function',
      { 'Fn::GetAtt': 'Inbox.Arn', other: 1 },
      { 'Fn::GetAtt': 'Inbox.Arn', other: 1 },
    ],
  ])('%s', (_name, expression, expected) => {
    expect(valueOf(expression)).toEqual(expected);
  });
});

describe('a broken expression is refused with its place', () => {
  it.each([
    [
      'an unknown name',
      { Ref: 'Nobody' },
      'stack studio: output It: there is no parameter or resource Nobody',
    ],
    [
      'an unknown attribute',
      { 'Fn::GetAtt': 'Inbox.Size' },
      'Inbox (AWS::SQS::Queue) has no attribute Size here',
    ],
    [
      'a resource that does not exist',
      { Ref: 'OnlyInProd' },
      'the condition of the resource OnlyInProd does not hold',
    ],
    ['an unknown function', { 'Fn::Transform': {} }, 'the function Fn::Transform is not known here'],
    ['an unknown condition', { 'Fn::If': ['Nope', 1, 2] }, 'there is no condition Nope'],
    ['a missing parameter value', '{{resolve:ssm:/a/b-c}}', 'set PARAMETER_A_B_C'],
    [
      'a missing key of a secret',
      '{{resolve:secretsmanager:db:SecretString:x}}',
      'the parameter db (key x) has no local value',
    ],
    ['a missing import', { 'Fn::ImportValue': 'bus' }, 'imports bus, which no packaged stack exports'],
    ['a missing mapping', { 'Fn::FindInMap': ['Days', 'dev', 'x'] }, 'the mapping Days.dev has no x'],
    ['no element', { 'Fn::Select': [7, ['a']] }, 'Fn::Select finds no element 7'],
  ])('%s', (_name, expression, message) => {
    expect(() => valueOf(expression)).toThrow(message);
  });
});
