import {
  type Change,
  type CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  waitUntilChangeSetCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { deployedStack, templateOf, wasNeverCreated } from '../stack/deployed.ts';
import type { PackagedStack, Template } from '../stack/packaged-stacks.ts';
import { withDeployedCode } from './deployed-code.ts';

/** One resource, and what a deployment would do to it. */
export interface Changed {
  readonly action: 'add' | 'modify' | 'replace' | 'may replace' | 'remove';
  readonly logicalId: string;
  readonly type: string;
  /** The properties that differ, of what is modified or replaced. */
  readonly properties: readonly string[];
  /** Nothing of it was changed: it only refers to what is. */
  readonly follows: boolean;
}

/** Larger templates CloudFormation takes from S3 only. Bytes. */
const largestBody = 51_200;

/**
 * What deploying a stack would change, by a change set that is deleted again; of a stack that is not there yet, all that
 * its template has.
 */
export async function changesOf(
  { cloudFormation, s3 }: { readonly cloudFormation: CloudFormationClient; readonly s3: S3Client },
  { stackName, template }: PackagedStack,
): Promise<readonly Changed[]> {
  const deployed = await deployedStack(cloudFormation, stackName);
  if (!deployed || wasNeverCreated(deployed)) return allAdded(template);
  const bucket = deployed.Outputs?.find(({ OutputKey }) => OutputKey === deploymentBucket)?.OutputValue;
  const planned = withDeployedCode(template, await templateOf(cloudFormation, stackName));
  return withTemplate(s3, bucket, JSON.stringify(planned), async (where) => {
    const changeSet = { StackName: stackName, ChangeSetName: `plan-${String(Date.now())}` };
    await cloudFormation.send(
      new CreateChangeSetCommand({ ...changeSet, ...where, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
    );
    try {
      return await readChangeSet(cloudFormation, changeSet);
    } finally {
      await cloudFormation.send(new DeleteChangeSetCommand(changeSet));
    }
  });
}

const deploymentBucket = 'ServerlessDeploymentBucketName';

const allAdded = ({ Resources }: Template): readonly Changed[] =>
  Object.entries(Resources).map(([logicalId, { Type }]) => ({
    action: 'add',
    logicalId,
    type: Type,
    properties: [],
    follows: false,
  }));

/** Puts a large template where CloudFormation reads it, for as long as it is needed. */
async function withTemplate<Result>(
  s3: S3Client,
  bucket: string | undefined,
  body: string,
  use: (where: { TemplateBody: string } | { TemplateURL: string }) => Promise<Result>,
): Promise<Result> {
  if (Buffer.byteLength(body) <= largestBody || bucket === undefined) return use({ TemplateBody: body });
  const object = { Bucket: bucket, Key: `plan/${String(Date.now())}.json` };
  await s3.send(new PutObjectCommand({ ...object, Body: body, ContentType: 'application/json' }));
  try {
    const region = await s3.config.region();
    return await use({ TemplateURL: `https://s3.${region}.amazonaws.com/${bucket}/${object.Key}` });
  } finally {
    await s3.send(new DeleteObjectCommand(object));
  }
}

async function readChangeSet(
  cloudFormation: CloudFormationClient,
  changeSet: { readonly StackName: string; readonly ChangeSetName: string },
): Promise<readonly Changed[]> {
  try {
    await waitUntilChangeSetCreateComplete(
      { client: cloudFormation, maxWaitTime: 120, minDelay: 1, maxDelay: 5 },
      changeSet,
    );
  } catch (cause) {
    const { StatusReason = '' } = await cloudFormation.send(new DescribeChangeSetCommand(changeSet));
    if (/didn't contain changes|No updates are to be performed/.test(StatusReason)) return [];
    throw new Error(`${changeSet.StackName} has no plan: ${StatusReason}`, { cause });
  }
  const changes: Change[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudFormation.send(new DescribeChangeSetCommand({ ...changeSet, NextToken }));
    changes.push(...(page.Changes ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined && NextToken !== '');
  return changes.map(changed);
}

/** A change as CloudFormation tells it. */
export function changed({ ResourceChange: change = {} }: Change): Changed {
  const names = (change.Details ?? []).map(
    ({ Target }) => Target?.Name ?? (Target?.Attribute ?? '').toLowerCase(),
  );
  return {
    action: actionOf(change.Action, change.Replacement),
    logicalId: change.LogicalResourceId ?? '',
    type: change.ResourceType ?? '',
    properties: [...new Set(names)].filter((name) => name !== ''),
    follows:
      change.Action === 'Modify' &&
      (change.Details ?? []).every(({ Evaluation }) => Evaluation === 'Dynamic'),
  };
}

function actionOf(action: string | undefined, replacement: string | undefined): Changed['action'] {
  if (action === 'Add' || action === 'Import') return 'add';
  if (action === 'Remove') return 'remove';
  if (replacement === 'True') return 'replace';
  return replacement === 'Conditional' ? 'may replace' : 'modify';
}
