import type { AwsRequest, AwsService } from '@bayon/local-cloud/parts';
import { expect, it } from 'vitest';
import { longestChain } from './chain.ts';
import { createRecorder } from './recorder.ts';

const service: AwsService = {
  accepts: () => true,
  handle: () => Promise.resolve({ status: 200, headers: {}, body: '' }),
};
const request = (target?: string): AwsRequest => ({
  method: 'POST',
  url: '/',
  headers: { ...(target !== undefined && { 'x-amz-target': target }) },
  body: Buffer.from('{}'),
});

it('records what is called while the work runs, and tells at once from one after the other', async () => {
  const recorder = createRecorder();
  const recorded = recorder.record(service);
  const { calls } = await recorder.during(async () => {
    await Promise.all([recorded.handle(request('DynamoDB_20120810.GetItem')), recorded.handle(request())]);
    await recorded.handle(request('AWSEvents.PutEvents'));
  });
  await recorded.handle(request('DynamoDB_20120810.Scan'));

  expect(calls.map(({ operation }) => operation)).toEqual(['GetItem', 'PostToConnection', 'PutEvents']);
  expect(longestChain(calls)).toBe(2);
});
