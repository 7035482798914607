import { serviceTable, type Stage } from '@bayon/publisher/resources';

/**
 * The trail's table: as every service's, but for what would let something vanish. It has no time to live, cannot be
 * deleted with its stack in production, and denies everybody in the account to change or remove an item.
 */
export function trailTable(name: string, stage: Stage) {
  const { Table: table } = serviceTable(name, stage);
  const { AttributeDefinitions, KeySchema, ...properties } = table.Properties;
  const { TableName, BillingMode, PointInTimeRecoverySpecification, SSESpecification } = properties;
  return {
    Table: {
      ...table,
      Properties: {
        TableName,
        BillingMode,
        KeySchema,
        // The index's are left out with it: DynamoDB takes no attribute that no key has.
        AttributeDefinitions: AttributeDefinitions.filter(({ AttributeName: name }) =>
          KeySchema.some(({ AttributeName }) => AttributeName === name),
        ),
        PointInTimeRecoverySpecification,
        SSESpecification,
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
