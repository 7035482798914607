import { stableId } from '../apigateway/index.ts';
import type { ResourceIdentity, ResourceTypes } from '../ports.ts';

/** A bucket without a name gets one of its stack; CloudFormation would add random characters, which no restart could repeat. */
const nameOf = ({ stack, logicalId, properties }: ResourceIdentity): string =>
  typeof properties['BucketName'] === 'string'
    ? properties['BucketName']
    : `${stack}-${logicalId}-${stableId(12, stack, logicalId)}`.toLowerCase();

/** What this folder tells the template resolver. */
export const resourceTypes: ResourceTypes = {
  'AWS::S3::Bucket': {
    ref: nameOf,
    attributes: (bucket) => {
      const name = nameOf(bucket);
      return {
        Arn: `arn:aws:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${bucket.account.region}.amazonaws.com`,
      };
    },
    executed: ['BucketName'],
    // Here nobody but this machine reaches a bucket, and nothing in it is encrypted.
    awsOnly: ['BucketEncryption', 'OwnershipControls', 'PublicAccessBlockConfiguration', 'Tags'],
  },
  'AWS::S3::BucketPolicy': {
    ref: ({ properties }) => String(properties['Bucket']),
    attributes: () => ({}),
    executed: ['Bucket', 'PolicyDocument'],
  },
};
