import { isAllowed, statementsOf } from '../iam/index.ts';
import type { Resource } from '../ports.ts';

const CLOUDFRONT = 'cloudfront.amazonaws.com';

/** Whether the policy of a bucket lets a distribution read an object (origin access control). */
export function bucketAccess(
  resources: readonly Resource[],
  bucket: string,
  distributionArn: string,
): (key: string) => boolean {
  const statements = resources
    .filter(({ type, properties }) => type === 'AWS::S3::BucketPolicy' && properties['Bucket'] === bucket)
    .flatMap(({ properties }) => [(properties['PolicyDocument'] as { Statement?: unknown }).Statement].flat())
    .filter((statement) => concerns((statement as { Principal?: unknown }).Principal));
  const compiled = statementsOf({ Statement: statements });
  const context = { 'aws:sourcearn': [distributionArn], 'aws:securetransport': ['true'] };
  return (key) =>
    isAllowed(compiled, { action: 's3:GetObject', resource: `arn:aws:s3:::${bucket}/${key}`, context });
}

function concerns(principal: unknown): boolean {
  const { AWS, Service } = (principal ?? {}) as { AWS?: unknown; Service?: unknown };
  return principal === '*' || AWS === '*' || [Service].flat().includes(CLOUDFRONT);
}
