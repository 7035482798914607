import type { LocalAccount, ResourceTypes } from '../ports.ts';
import type { PackagedTemplate } from './packaged-template.ts';

export const account: LocalAccount = {
  accountId: '000000000000',
  region: 'us-east-1',
  gatewayUrl: 'http://localhost:4000',
  awsUrl: 'http://localhost:4566',
};

/** Two types that some service of the tests executes. */
export const resourceTypes: ResourceTypes = {
  'AWS::SQS::Queue': {
    ref: ({ properties }) => `http://localhost:4566/000000000000/${String(properties['QueueName'])}`,
    attributes: ({ properties }) => ({
      Arn: `arn:aws:sqs:us-east-1:000000000000:${String(properties['QueueName'])}`,
    }),
    executed: ['QueueName', 'RedrivePolicy'],
    awsOnly: ['Tags'],
  },
  'AWS::Lambda::Function': {
    ref: ({ logicalId }) => logicalId,
    attributes: () => ({}),
    executed: ['Code', 'Environment'],
  },
};

export const aTemplate = (overrides: Partial<PackagedTemplate> = {}): PackagedTemplate => ({
  stack: 'studio',
  stackName: 'studio-dev',
  parameters: {},
  mappings: {},
  conditions: {},
  resources: {},
  outputs: {},
  ...overrides,
});
