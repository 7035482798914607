import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

/** The output of a stack that names the bucket of its site. */
const OUTPUT = 'SiteBucket';

/** A deployed stack does not say where its site goes. */
export class NoSiteBucket extends Error {
  override readonly name = 'NoSiteBucket';
}

/** The bucket of a deployed stack's site. @throws NoSiteBucket, or what CloudFormation refuses */
export async function siteBucketOf(cloudFormation: CloudFormationClient, stackName: string): Promise<string> {
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
  const output = Stacks[0]?.Outputs?.find(({ OutputKey: name }) => name === OUTPUT)?.OutputValue;
  if (output === undefined || output === '')
    throw new NoSiteBucket(`the stack ${stackName} has no output ${OUTPUT}`);
  return output;
}
