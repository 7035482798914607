import {
  type CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { Template } from './packaged-stacks.ts';

/** The deployed stack; undefined where there is none. */
export async function deployedStack(
  cloudFormation: CloudFormationClient,
  stackName: string,
): Promise<Stack | undefined> {
  try {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
    return Stacks?.[0];
  } catch (error) {
    // There is no error of its own for a stack that does not exist.
    if (error instanceof Error && error.message.includes('does not exist')) return undefined;
    throw error;
  }
}

/** Whether a stack stands for an attempt only: it holds nothing, and CloudFormation takes no update of it. */
export const wasNeverCreated = ({ StackStatus }: Pick<Stack, 'StackStatus'>): boolean =>
  ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'].includes(StackStatus ?? '');

/** What a stack was deployed from. */
export async function templateOf(cloudFormation: CloudFormationClient, stackName: string): Promise<Template> {
  const { TemplateBody = '{"Resources":{}}' } = await cloudFormation.send(
    new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Processed' }),
  );
  return JSON.parse(TemplateBody) as Template;
}
