import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { messageOf, NotReady } from './errors.ts';

/** The clients of a region. Endpoint and credentials are where the SDK's own chain finds them. */
export interface Clients {
  readonly cloudFormation: CloudFormationClient;
  readonly s3: S3Client;
  readonly sts: STSClient;
  destroy(): void;
}

export function createClients(region: string): Clients {
  // Several stacks are asked about at once, and CloudFormation's limits are low.
  const options = { region, maxAttempts: 8, retryMode: 'adaptive' } as const;
  const cloudFormation = new CloudFormationClient(options);
  // An endpoint on this machine has no name for each bucket.
  const s3 = new S3Client({ ...options, forcePathStyle: process.env['AWS_ENDPOINT_URL'] !== undefined });
  const sts = new STSClient(options);
  return {
    cloudFormation,
    s3,
    sts,
    destroy: () => [cloudFormation, s3, sts].forEach((client) => client.destroy()),
  };
}

/** Who deploys, in which account. @throws NotReady where nobody is let in */
export async function whoAmI(sts: STSClient): Promise<{ readonly account: string; readonly arn: string }> {
  try {
    const { Account: account = '', Arn: arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
    return { account, arn };
  } catch (cause) {
    throw new NotReady(
      `nobody is signed in to AWS (${messageOf(cause)}): set AWS_PROFILE, or run aws sso login`,
      { cause },
    );
  }
}
