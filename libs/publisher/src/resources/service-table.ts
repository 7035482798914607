import { fromPlatform } from './platform-exports.ts';
import type { Stage } from './stage.ts';

/**
 * A service's table as `settle` needs it: single-table keys, one index, TTL on `expiresAt`. Outlives its stack in
 * production.
 */
export const serviceTable = (name: string, stage: Stage) => ({
  Table: {
    Type: 'AWS::DynamoDB::Table',
    DeletionPolicy: stage.isProduction ? 'Retain' : 'Delete',
    UpdateReplacePolicy: stage.isProduction ? 'Retain' : 'Delete',
    Properties: {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi1',
          KeySchema: [
            { AttributeName: 'gsi1pk', KeyType: 'HASH' },
            { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: stage.isProduction },
      SSESpecification: {
        SSEEnabled: true,
        SSEType: 'KMS',
        KMSMasterKeyId: fromPlatform(stage.name, 'KeyArn'),
      },
    },
  },
});
