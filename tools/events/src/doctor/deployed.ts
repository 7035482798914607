import {
  type FunctionConfiguration,
  type LambdaClient,
  ListFunctionsCommand,
  type ListFunctionsCommandOutput,
} from '@aws-sdk/client-lambda';
import { DescribeEventBusCommand, ResourceNotFoundException } from '@aws-sdk/client-eventbridge';
import type { Context } from '../command.ts';
import { busOf } from '../replay/stage-names.ts';
import type { Check, Finding } from './check.ts';

export interface DeployedFacts {
  readonly stage: string;
  readonly bus: string;
  readonly hasBus: boolean;
  readonly functions: readonly Pick<
    FunctionConfiguration,
    'FunctionName' | 'State' | 'StateReason' | 'LastUpdateStatus' | 'LastUpdateStatusReason'
  >[];
}

export function judge({ stage, bus, hasBus, functions }: DeployedFacts): readonly Finding[] {
  const deploy =
    stage === 'local' ? 'npm start packages and runs it' : `STAGE=${stage} npx nx run-many -t deploy`;
  if (!hasBus) return [{ subject: bus, problem: 'there is no such bus', advice: deploy }];
  if (functions.length === 0)
    return [{ subject: stage, problem: 'there is no function on this stage', advice: deploy }];
  return functions.flatMap((one): Finding[] => {
    const { FunctionName: subject = '' } = one;
    // Inactive is one that nobody called for weeks: the next call wakes it.
    if (one.State === 'Failed')
      return [{ subject, problem: `the function is Failed: ${one.StateReason ?? ''}`, advice: deploy }];
    if (one.LastUpdateStatus === 'Failed')
      return [
        {
          subject,
          problem: `its last deployment failed: ${one.LastUpdateStatusReason ?? ''}`,
          advice: deploy,
        },
      ];
    return [];
  });
}

export const deployed: Check = {
  name: 'deployed',
  async look({ aws, stage }) {
    const bus = busOf(stage);
    const hasBus = await isThere(aws, bus);
    const functions = hasBus ? await readFunctions(aws.lambda, stage) : [];
    const facts = { stage, bus, hasBus, functions };
    return { looked: `${bus}, ${functions.length} functions`, findings: judge(facts) };
  },
};

async function isThere(aws: Context['aws'], bus: string): Promise<boolean> {
  try {
    await aws.events.send(new DescribeEventBusCommand({ Name: bus }));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}

async function readFunctions(lambda: LambdaClient, stage: string): Promise<FunctionConfiguration[]> {
  const functions: FunctionConfiguration[] = [];
  let Marker: string | undefined;
  do {
    const page: ListFunctionsCommandOutput = await lambda.send(new ListFunctionsCommand({ Marker }));
    functions.push(
      ...(page.Functions ?? []).filter(({ FunctionName = '' }) =>
        new RegExp(`^bayon-.+-${stage}-`).test(FunctionName),
      ),
    );
    Marker = page.NextMarker;
  } while (Marker !== undefined && Marker !== '');
  return functions;
}
