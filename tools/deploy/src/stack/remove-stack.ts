import {
  DeleteStackCommand,
  paginateDescribeStacks,
  paginateListStackResources,
  type StackResourceSummary,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { DeleteObjectsCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Clients } from '../clients.ts';
import { StackFailed } from '../errors.ts';
import { templateOf } from './deployed.ts';
import type { Template } from './packaged-stacks.ts';
import { whyFailed } from './why-failed.ts';

/** A deployed stack, and what removing it would do. */
export interface Removal {
  /** `studio` */
  readonly app: string;
  readonly stackName: string;
  /** As it was deployed. */
  readonly template: Template;
  readonly removed: readonly StackResourceSummary[];
  /** What its template says outlives it. */
  readonly kept: readonly StackResourceSummary[];
}

/** Every stack of a stage that is deployed: what is there decides, not what is in this checkout. */
export async function removalsOf(
  client: Clients['cloudFormation'],
  stage: string,
): Promise<readonly Removal[]> {
  const removals: Removal[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {}))
    for (const { StackName = '', Tags = [] } of Stacks) {
      const [, app] = new RegExp(`^bayon-(.+)-${stage}$`).exec(StackName) ?? [];
      // The framework tags each stack: `bayon-studio-eu-test` is of the stage eu-test, and not of test.
      const isOfStage = Tags.some(({ Key, Value }) => Key === 'STAGE' && Value === stage);
      if (app !== undefined && isOfStage) removals.push(await removalOf(client, app, StackName));
    }
  return removals;
}

async function removalOf(
  client: Clients['cloudFormation'],
  app: string,
  StackName: string,
): Promise<Removal> {
  const template = await templateOf(client, StackName);
  const resources: StackResourceSummary[] = [];
  for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName }))
    resources.push(...StackResourceSummaries);
  // The framework retains versions, so that an alias can go back to one; with their function they go all the same.
  const isKept = ({ LogicalResourceId = '', ResourceType }: StackResourceSummary) =>
    ResourceType !== 'AWS::Lambda::Version' &&
    (template.Resources[LogicalResourceId]?.DeletionPolicy ?? 'Delete').startsWith('Retain');
  return {
    app,
    stackName: StackName,
    template,
    removed: resources.filter((resource) => !isKept(resource)),
    kept: resources.filter(isKept),
  };
}

/** Empties its buckets and deletes it. @throws StackFailed */
export async function removeStack({ cloudFormation, s3 }: Clients, removal: Removal): Promise<void> {
  const { stackName: StackName, removed } = removal;
  for (const { ResourceType, PhysicalResourceId } of removed)
    if (ResourceType === 'AWS::S3::Bucket' && PhysicalResourceId) await empty(s3, PhysicalResourceId);
  const since = new Date();
  await cloudFormation.send(new DeleteStackCommand({ StackName }));
  try {
    await waitUntilStackDeleteComplete(
      { client: cloudFormation, maxWaitTime: 1_800, minDelay: 1, maxDelay: 15 },
      { StackName },
    );
  } catch (cause) {
    const reasons = await whyFailed(cloudFormation, StackName, since);
    throw new StackFailed([...reasons, `${StackName} could not be deleted`].join('\n'), { cause });
  }
}

/** Deletes every version of every object: CloudFormation deletes only what is empty. */
async function empty(s3: S3Client, Bucket: string): Promise<void> {
  let marker: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  for (;;) {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket, ...marker }));
    const Objects = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(({ Key, VersionId }) => ({
      Key,
      VersionId,
    }));
    if (Objects.length > 0) {
      const { Errors = [] } = await s3.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
      );
      const [first] = Errors;
      if (first)
        throw new StackFailed(`${Bucket}: ${first.Key ?? ''} cannot be deleted: ${first.Message ?? ''}`);
    }
    if (page.IsTruncated !== true) return;
    marker = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
}
