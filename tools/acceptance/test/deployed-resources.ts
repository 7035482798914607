import { tmpdir } from 'node:os';
import { loadStacks, localParameters, resourceTypes, type Resource } from '@bayon/local-cloud/parts';

const account = {
  accountId: '000000000000',
  region: 'us-east-1',
  gatewayUrl: 'http://localhost',
  awsUrl: 'http://localhost',
};

/** Everything that the packaged apps deploy. */
export const stacks = loadStacks({
  appsDir: new URL('../../../apps', import.meta.url).pathname,
  resourceTypes,
  account,
  parameters: localParameters(tmpdir()),
});

export const resourcesOf = (type: string): Resource[] =>
  stacks.resources.filter((resource) => resource.type === type);
