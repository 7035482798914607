import type { LocalAccount, Log, Resource } from '../ports.ts';
import { resourceTypes } from './resource-types.ts';

/** Fixtures of the tests of this folder and of the functions that read its queues. */
export const account: LocalAccount = {
  accountId: '000000000000',
  region: 'us-east-1',
  gatewayUrl: 'http://localhost:4000',
  awsUrl: 'http://localhost:4566',
};

export const silentLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  functionLine: () => undefined,
};

/** A resolved AWS::SQS::Queue. */
export function aQueue(name: string, properties: Record<string, unknown> = {}): Resource {
  const identity = {
    stack: 'studio',
    logicalId: name,
    properties: { QueueName: name, ...properties },
    account,
  };
  const type = resourceTypes['AWS::SQS::Queue'];
  if (type === undefined) throw new Error('AWS::SQS::Queue is not declared');
  return {
    ...identity,
    type: 'AWS::SQS::Queue',
    ref: type.ref(identity),
    attributes: type.attributes(identity),
  };
}
