import { expect, it } from 'vitest';
import { type DeployedFacts, judge } from './deployed.ts';

const facts: DeployedFacts = {
  stage: 'production',
  bus: 'bayon-coagent-events-production',
  hasBus: true,
  functions: [
    { FunctionName: 'bayon-studio-production-api', State: 'Active', LastUpdateStatus: 'Successful' },
  ],
};

it('has nothing to say of functions that work, or sleep', () => {
  expect(judge(facts)).toEqual([]);
  expect(judge({ ...facts, functions: [{ FunctionName: 'f', State: 'Inactive' }] })).toEqual([]);
});

it('says how to deploy a stage that is not there, here and in AWS', () => {
  expect(judge({ ...facts, hasBus: false })).toMatchObject([
    { problem: 'there is no such bus', advice: 'STAGE=production npx nx run-many -t deploy' },
  ]);
  expect(judge({ ...facts, stage: 'local', hasBus: false })[0]?.advice).toContain('npm start');
  expect(judge({ ...facts, functions: [] })).toMatchObject([
    { problem: 'there is no function on this stage' },
  ]);
});

it('finds functions that failed, with AWS’s reason', () => {
  const functions = [
    { FunctionName: 'one', State: 'Failed' as const, StateReason: 'no image' },
    {
      FunctionName: 'two',
      State: 'Active' as const,
      LastUpdateStatus: 'Failed' as const,
      LastUpdateStatusReason: 'no role',
    },
  ];
  expect(judge({ ...facts, functions })).toMatchObject([
    { subject: 'one', problem: 'the function is Failed: no image' },
    { subject: 'two', problem: 'its last deployment failed: no role' },
  ]);
});
