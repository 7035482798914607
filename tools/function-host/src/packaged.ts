import {
  type LocalAccount,
  loadStacks,
  localParameters,
  type Resource,
  resourceTypes,
  type Stacks,
} from '@bayon/local-cloud/parts';

/** What `serverless package` wrote, resolved for an account with these addresses. */
export const packagedStacks = (
  appsDir: string,
  urls: Pick<LocalAccount, 'awsUrl' | 'gatewayUrl'>,
  dataDir: string,
): Stacks & { readonly account: LocalAccount } => {
  const account = { accountId: '000000000000', region: 'us-east-1', ...urls };
  return {
    ...loadStacks({ appsDir, resourceTypes, account, parameters: localParameters(dataDir) }),
    account,
  };
};

export const ofType = (resources: readonly Resource[], type: string): Resource[] =>
  resources.filter((resource) => resource.type === type);

/** The function that an app's `serverless.ts` calls so: `realtime`, `connect`. Throws where there is none. */
export function functionOf(resources: readonly Resource[], stack: string, name: string): Resource {
  const logicalId = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}LambdaFunction`;
  const found = resources.find((resource) => resource.stack === stack && resource.logicalId === logicalId);
  if (found === undefined) throw new Error(`${stack} deploys no function ${name}`);
  return found;
}
