import { createHash } from 'node:crypto';
import type { ResourceIdentity, ResourceTypes } from '../ports.ts';

/** A table's name: the given one, else one like CloudFormation's, but the same at every start. */
function tableName({ stack, logicalId, properties }: ResourceIdentity): string {
  const given = properties['TableName'];
  if (typeof given === 'string') return given;
  return `${stack}-${logicalId}-${createHash('sha256').update(`${stack}/${logicalId}`).digest('hex').slice(0, 12)}`;
}

export const resourceTypes: ResourceTypes = {
  'AWS::DynamoDB::Table': {
    ref: tableName,
    attributes(table) {
      const { region, accountId } = table.account;
      const arn = `arn:aws:dynamodb:${region}:${accountId}:table/${tableName(table)}`;
      return {
        Arn: arn,
        ...(table.properties['StreamSpecification'] !== undefined && {
          StreamArn: `${arn}/stream/2026-01-01T00:00:00.000`,
        }),
      };
    },
    executed: [
      'TableName',
      'KeySchema',
      'AttributeDefinitions',
      'BillingMode',
      'GlobalSecondaryIndexes',
      'LocalSecondaryIndexes',
      'StreamSpecification',
      'TimeToLiveSpecification',
    ],
    awsOnly: [
      'ContributorInsightsSpecification',
      'DeletionProtectionEnabled',
      'OnDemandThroughput',
      'PointInTimeRecoverySpecification',
      'ProvisionedThroughput',
      'SSESpecification',
      'TableClass',
      'Tags',
      'WarmThroughput',
    ],
  },
};
