import { serviceTable, type Stage } from '@bayon/publisher/resources';

/**
 * The trail's table: as every service's, but for what would let something vanish. It has no time to live, cannot be
 * deleted with its stack in production, and denies everybody in the account to change or remove an item.
 */
export function trailTable(name: string, stage: Stage) {
  const { Table: table } = serviceTable(name, stage);
  const { TimeToLiveSpecification: _ttl, GlobalSecondaryIndexes: _index, ...properties } = table.Properties;
  return {
    Table: {
      ...table,
      Properties: {
        ...properties,
        // DynamoDB takes no attribute that no key has.
        AttributeDefinitions: properties.AttributeDefinitions.slice(0, 2),
        DeletionProtectionEnabled: stage.isProduction,
        ResourcePolicy: {
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'NothingChangesNothingGoes',
                Effect: 'Deny',
                Principal: '*',
                Action: [
                  'dynamodb:BatchWriteItem',
                  'dynamodb:DeleteItem',
                  'dynamodb:PartiQLDelete',
                  'dynamodb:PartiQLUpdate',
                  'dynamodb:UpdateItem',
                ],
                Resource: {
                  'Fn::Sub': `arn:\${AWS::Partition}:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/${name}`,
                },
              },
            ],
          },
        },
      },
    },
  };
}
