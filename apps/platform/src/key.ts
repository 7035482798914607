import type { Stage } from '@bayon/publisher/resources';

/** The key that encrypts the bus, its archive, every service's table and queues, and what the audit trail exports. */
export const key = (stage: Stage) => ({
  Key: {
    Type: 'AWS::KMS::Key',
    DeletionPolicy: stage.isProduction ? 'Retain' : 'Delete',
    UpdateReplacePolicy: stage.isProduction ? 'Retain' : 'Delete',
    Properties: {
      Description: `Bayon CoAgent ${stage.name}: events at rest`,
      EnableKeyRotation: true,
      KeyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'AccountDecidesByItsPolicies',
            Effect: 'Allow',
            Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } },
            Action: 'kms:*',
            Resource: '*',
          },
          {
            Sid: 'EventBridgeAndAlarmsEncryptWhatTheySend',
            Effect: 'Allow',
            Principal: { Service: ['events.amazonaws.com', 'cloudwatch.amazonaws.com', 'sns.amazonaws.com'] },
            Action: ['kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey'],
            Resource: '*',
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ],
      },
    },
  },
  KeyAlias: {
    Type: 'AWS::KMS::Alias',
    Properties: { AliasName: `alias/bayon-coagent-${stage.name}`, TargetKeyId: { Ref: 'Key' } },
  },
});
