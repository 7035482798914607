import { expect, test } from 'vitest';
import { evaluatePolicy } from './authorizer-policy.ts';

const ARN = 'arn:aws:execute-api:us-east-1:000000000000:abc/dev/$connect';

const statement = (overrides: object): object => ({
  Effect: 'Allow',
  Action: 'execute-api:Invoke',
  Resource: ARN,
  ...overrides,
});
const policy = (...Statement: object[]): object => ({ principalId: 'ada', policyDocument: { Statement } });

test.each([
  ['the method itself', policy(statement({}))],
  ['a wildcard resource', policy(statement({ Resource: 'arn:aws:execute-api:*:*:abc/*' }))],
  ['everything', policy(statement({ Action: '*', Resource: ['x', '*'] }))],
])('an Allow of %s lets in', (_, answer) => {
  expect(evaluatePolicy(answer, ARN)).toEqual({ kind: 'allow', context: { principalId: 'ada' } });
});

test.each([
  ['there is no Allow', policy()],
  ['the Allow is of another method', policy(statement({ Resource: ARN.replace('abc', 'abd') }))],
  ['the Allow is of another action', policy(statement({ Action: 'execute-api:ManageConnections' }))],
  ['a Deny stands beside an Allow', policy(statement({}), statement({ Effect: 'Deny', Resource: '*' }))],
])('is denied when %s', (_, answer) => {
  expect(evaluatePolicy(answer, ARN)).toEqual({ kind: 'deny' });
});

test('hands the context on as strings', () => {
  expect(evaluatePolicy({ ...policy(statement({})), context: { n: 1, b: true, s: 'x' } }, ARN)).toEqual({
    kind: 'allow',
    context: { n: '1', b: 'true', s: 'x', principalId: 'ada' },
  });
});

test.each([
  null,
  { policyDocument: { Statement: [] } },
  { principalId: 'ada' },
  { ...policy(statement({})), context: { list: [] } },
  policy(statement({ Condition: {} })),
])('%j is malformed', (answer) => {
  expect(evaluatePolicy(answer, ARN).kind).toBe('malformed');
});
