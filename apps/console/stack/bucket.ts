import type { Stage } from '@bayon/publisher/resources';

const bucketArn = { 'Fn::GetAtt': ['SiteBucket', 'Arn'] };
const objects = { 'Fn::Sub': ['${Bucket}/*', { Bucket: bucketArn }] };

/** Where the built page lies: nobody reads it but the distribution of this stack. */
export const bucket = (stage: Stage) => ({
  SiteBucket: {
    Type: 'AWS::S3::Bucket',
    DeletionPolicy: stage.isProduction ? 'Retain' : 'Delete',
    UpdateReplacePolicy: stage.isProduction ? 'Retain' : 'Delete',
    Properties: {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    },
  },
  SiteBucketPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'SiteBucket' },
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'TheDistribution',
            Effect: 'Allow',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Action: 's3:GetObject',
            Resource: objects,
            Condition: {
              StringEquals: {
                'AWS:SourceArn': {
                  'Fn::Sub':
                    'arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Distribution}',
                },
              },
            },
          },
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [bucketArn, objects],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  },
});
