import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { deployedStack } from './stack/deployed.ts';
import type { PackagedStack } from './stack/packaged-stacks.ts';

/** The outputs that a person goes to, and what they are called for them. */
const addresses: Readonly<Record<string, string>> = {
  SiteUrl: 'page',
  HttpApiUrl: 'API',
  ServiceEndpointWebsocket: 'WebSocket',
  IssuerUrl: 'issuer',
  UserPoolClientId: 'client id',
  UserPoolDomain: 'sign-in',
  BusName: 'bus',
};

/** Where everything is that was deployed. */
export async function addressesOf(
  cloudFormation: CloudFormationClient,
  stacks: readonly Pick<PackagedStack, 'app' | 'stackName'>[],
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { app, stackName } of stacks) {
    const { Outputs = [] } = (await deployedStack(cloudFormation, stackName)) ?? {};
    for (const { OutputKey = '', OutputValue = '' } of Outputs) {
      const name = addresses[OutputKey];
      if (name !== undefined) lines.push(`${app.padEnd(9)} ${name.padEnd(9)} ${OutputValue}`);
    }
  }
  return lines;
}
