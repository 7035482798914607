import { setTimeout } from 'node:timers/promises';
import {
  DeleteStackCommand,
  paginateListStackResources,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { siteBucketOf, uploadSite } from '@bayon/site/upload';
import type { Clients } from '../clients.ts';
import { StackFailed } from '../errors.ts';
import { deployedStack, wasNeverCreated } from './deployed.ts';
import type { PackagedStack } from './packaged-stacks.ts';
import { runServerless } from './serverless.ts';
import { whyFailed } from './why-failed.ts';

/** Milliseconds between two looks at how far a stack is. */
const look = 5_000;

/**
 * Deploys a packaged stack, and its site where it has one.
 *
 * @param say hears how far it is
 * @throws StackFailed with CloudFormation's own reason
 */
export async function deployStack(
  clients: Clients,
  stack: PackagedStack,
  environment: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<void> {
  await forgetFailedCreation(clients, stack.stackName);
  const since = new Date();
  const over = new AbortController();
  const watching = watch(clients, stack, say, over.signal);
  try {
    const args = ['deploy', '--package', stack.packageFolder];
    const { exitCode, said } = await runServerless(args, stack.appFolder, environment);
    if (exitCode !== 0) throw new StackFailed(await reasonOf(clients, stack.stackName, since, said));
  } finally {
    over.abort();
    await watching;
  }
  if (stack.siteFolder !== undefined) say(await uploaded(clients, stack.stackName, stack.siteFolder));
}

/** A stack that was never created takes no update: what is left of it is deleted. It holds nothing. */
async function forgetFailedCreation({ cloudFormation }: Clients, StackName: string): Promise<void> {
  const deployed = await deployedStack(cloudFormation, StackName);
  if (!deployed || !wasNeverCreated(deployed)) return;
  await cloudFormation.send(new DeleteStackCommand({ StackName }));
  await waitUntilStackDeleteComplete({ client: cloudFormation, maxWaitTime: 600 }, { StackName });
}

async function reasonOf(clients: Clients, stackName: string, since: Date, said: string): Promise<string> {
  const deployed = await deployedStack(clients.cloudFormation, stackName);
  const reasons = deployed ? await whyFailed(clients.cloudFormation, stackName, since) : [];
  return [
    ...(reasons.length > 0 ? reasons : [said]),
    deployed ? `${stackName} is ${deployed.StackStatus ?? ''}` : `${stackName} was not created`,
  ].join('\n');
}

/** Says how many resources are there, whenever it is another number. */
async function watch(
  { cloudFormation }: Clients,
  { stackName, template }: PackagedStack,
  say: (line: string) => void,
  over: AbortSignal,
): Promise<void> {
  const all = Object.keys(template.Resources).length;
  let told = '';
  for (;;) {
    await setTimeout(look, undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) return;
    const line = await complete(cloudFormation, stackName).then(
      (count) => `${count} of ${all} resources`,
      // The deployment itself says what is wrong with the stack; this only tells how far it is.
      () => told,
    );
    if (line !== told) say(line);
    told = line;
  }
}

async function complete(client: Clients['cloudFormation'], StackName: string): Promise<number> {
  let count = 0;
  for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName }))
    count += StackResourceSummaries.filter(({ ResourceStatus = '' }) =>
      /^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(ResourceStatus),
    ).length;
  return count;
}

async function uploaded({ cloudFormation, s3 }: Clients, stackName: string, folder: string): Promise<string> {
  const bucket = await siteBucketOf(cloudFormation, stackName);
  const { files, put } = await uploadSite({ s3, bucket, folder });
  return `${put} of ${files} files were put into ${bucket}`;
}
