import type { EventSource } from '@bayon/event-contracts';
import { commandKeyPrefix } from '../http/command-key.ts';
import { fromPlatform } from './platform-exports.ts';
import type { Stage } from './stage.ts';

/** One statement of a role's policy. */
export interface Statement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: unknown;
  readonly Condition?: object;
}

const tableArn = { 'Fn::GetAtt': ['Table', 'Arn'] };

/** What a function may do, by name: a role is a list of these. */
export const may = (stage: Stage) => ({
  /** Publish, under this source only. */
  publish: (source: EventSource): Statement => ({
    Effect: 'Allow',
    Action: ['events:PutEvents'],
    Resource: fromPlatform(stage.name, 'BusArn'),
    Condition: { StringEquals: { 'events:source': source } },
  }),
  /** What `settle` does: read, and write in transactions. */
  settle: (): Statement => ({
    Effect: 'Allow',
    Action: [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:ConditionCheckItem',
    ],
    Resource: tableArn,
  }),
  /** Read the service's own table. */
  read: (...actions: readonly ('GetItem' | 'BatchGetItem' | 'Query')[]): Statement => ({
    Effect: 'Allow',
    Action: actions.map((action) => `dynamodb:${action}`),
    Resource: tableArn,
  }),
  /** Keep the commands that clients have named: an API writes nothing else. */
  keepCommands: (): Statement => ({
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    Resource: tableArn,
    Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${commandKeyPrefix}*`] } },
  }),
  /** Query the index `gsi1`. */
  queryIndex: (): Statement => ({
    Effect: 'Allow',
    Action: ['dynamodb:Query'],
    Resource: { 'Fn::Sub': ['${Table}/index/gsi1', { Table: tableArn }] },
  }),
  /** Take messages from a queue of `inbox`, give them back, and lay dead ones aside. */
  takeFrom: (name: string): Statement[] => [
    {
      Effect: 'Allow',
      Action: [
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:ChangeMessageVisibility',
        'sqs:GetQueueAttributes',
      ],
      Resource: { 'Fn::GetAtt': [`${name}Queue`, 'Arn'] },
    },
    {
      Effect: 'Allow',
      Action: ['sqs:SendMessage'],
      Resource: { 'Fn::GetAtt': [`${name}DeadLetterQueue`, 'Arn'] },
    },
  ],
});

/**
 * The role of one function: what it may do, beside writing its own logs and traces and using the platform's key
 * through the services that encrypt with it.
 */
export const role = (
  service: string,
  stage: Stage,
  functionName: string,
  statements: readonly Statement[],
) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    },
    Policies: [
      {
        PolicyName: functionName,
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: {
                'Fn::Sub': `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/lambda/${service}-${stage.name}-${functionName}:*`,
              },
            },
            { Effect: 'Allow', Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], Resource: '*' },
            {
              Effect: 'Allow',
              Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
              Resource: fromPlatform(stage.name, 'KeyArn'),
              Condition: {
                StringLike: {
                  'kms:ViaService': [
                    'dynamodb.*.amazonaws.com',
                    'sqs.*.amazonaws.com',
                    'events.*.amazonaws.com',
                  ],
                },
              },
            },
            ...statements,
          ],
        },
      },
    ],
  },
});
