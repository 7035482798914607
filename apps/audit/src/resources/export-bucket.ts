import { fromPlatform, type Stage } from '@bayon/publisher/resources';

const bucket = { 'Fn::GetAtt': ['ExportBucket', 'Arn'] };
const objects = { 'Fn::Sub': ['${Bucket}/*', { Bucket: bucket }] };

/**
 * In production nobody can delete an exported object for a year, whoever they are. Elsewhere it goes with its stage: a
 * bucket with locked objects cannot be deleted.
 */
const lock = {
  ObjectLockEnabled: true,
  ObjectLockConfiguration: {
    ObjectLockEnabled: 'Enabled',
    Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 365 } },
  },
};

/** Where the events lie as files: encrypted, versioned, locked, and out of everybody's sight. */
export const exportBucket = (stage: Stage) => ({
  ExportBucket: {
    Type: 'AWS::S3::Bucket',
    DeletionPolicy: stage.isProduction ? 'Retain' : 'Delete',
    UpdateReplacePolicy: stage.isProduction ? 'Retain' : 'Delete',
    Properties: {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: fromPlatform(stage.name, 'KeyArn'),
            },
            BucketKeyEnabled: true,
          },
        ],
      },
      VersioningConfiguration: { Status: 'Enabled' },
      ...(stage.isProduction && lock),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    },
  },
  ExportBucketPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'ExportBucket' },
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [bucket, objects],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  },
});

/** What Firehose does in a bucket (https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3). */
export const mayDeliver = (stage: Stage) => [
  {
    Effect: 'Allow',
    Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
    Resource: bucket,
  },
  {
    Effect: 'Allow',
    Action: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
    Resource: objects,
  },
  {
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    Resource: fromPlatform(stage.name, 'KeyArn'),
    Condition: { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } },
  },
];
