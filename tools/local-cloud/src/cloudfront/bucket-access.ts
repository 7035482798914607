import { isAllowed, statementsOf, UnknownPolicy } from '../iam/index.ts';
import { type Resource, StartupError } from '../ports.ts';

const CLOUDFRONT = 'cloudfront.amazonaws.com';

/**
 * Whether the policy of a bucket lets a distribution read an object (origin access control).
 *
 * @throws StartupError for a condition that is not known here
 */
export function bucketAccess(
  resources: readonly Resource[],
  bucket: string,
  distributionArn: string,
): (key: string) => boolean {
  const statements = resources
    .filter(({ type, properties }) => type === 'AWS::S3::BucketPolicy' && properties['Bucket'] === bucket)
    .flatMap(({ properties }) => [(properties['PolicyDocument'] as { Statement?: unknown }).Statement].flat())
    .filter((statement) => concerns((statement as { Principal?: unknown }).Principal));
  const compiled = compile(statements, bucket);
  const context = { 'aws:sourcearn': [distributionArn], 'aws:securetransport': ['true'] };
  return (key) =>
    isAllowed(compiled, { action: 's3:GetObject', resource: `arn:aws:s3:::${bucket}/${key}`, context });
}

function compile(statements: readonly unknown[], bucket: string) {
  try {
    return statementsOf({ Statement: statements });
  } catch (cause) {
    if (!(cause instanceof UnknownPolicy)) throw cause;
    throw new StartupError(`the policy of the bucket ${bucket}: ${cause.message} is not known here`, {
      cause,
    });
  }
}

function concerns(principal: unknown): boolean {
  const { AWS, Service } = (principal ?? {}) as { AWS?: unknown; Service?: unknown };
  return principal === '*' || AWS === '*' || [Service].flat().includes(CLOUDFRONT);
}
