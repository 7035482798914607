import {
  type CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { deployedStack } from '../stack/deployed.ts';
import { gaps, type Probe } from './gaps.ts';

/** The gaps of the list that are none any more: they can go. */
export async function closedGaps(client: CloudFormationClient): Promise<readonly string[]> {
  const closed: string[] = [];
  for (const { what, probe } of gaps) if (probe && (await isExecuted(client, probe))) closed.push(what);
  return closed;
}

async function isExecuted(client: CloudFormationClient, { template, isRight }: Probe): Promise<boolean> {
  const stack = { StackName: 'gap-probe' };
  try {
    await client.send(new CreateStackCommand({ ...stack, TemplateBody: JSON.stringify(template) }));
  } catch (error) {
    if (error instanceof Error && error.message.includes('Unrecognized resource types')) return false;
    throw error;
  }
  try {
    const wait = { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
    const isMade = await waitUntilStackCreateComplete(wait, stack).then(
      () => true,
      // That it is not made is what the list says.
      () => false,
    );
    if (!isMade) return false;
    const { Outputs = [] } = (await deployedStack(client, stack.StackName)) ?? {};
    return isRight(new Map(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])));
  } finally {
    await client.send(new DeleteStackCommand(stack));
    await waitUntilStackDeleteComplete({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, stack);
  }
}
