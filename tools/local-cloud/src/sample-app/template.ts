const getAtt = (logicalId: string, attribute: string) => ({ 'Fn::GetAtt': [logicalId, attribute] });
const importValue = (name: string) => ({ 'Fn::ImportValue': name });

const role = (...statements: object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {},
    Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: statements } }],
  },
});

const allow = (Action: string | string[], Resource: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});

const lambda = (name: string, environment: object) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: `notes-${name}`,
    Handler: `${name}.handler`,
    Runtime: 'nodejs24.x',
    Role: getAtt(`${name}Role`, 'Arn'),
    Code: { S3Bucket: 'deployment', S3Key: `serverless/notes/dev/1-2026/${name}.zip` },
    MemorySize: 256,
    Timeout: 5,
    Environment: { Variables: environment },
  },
});

/** The bus and the user pool, as a stack of their own. */
export const platformTemplate = {
  Resources: {
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'sample' } },
    Users: { Type: 'AWS::Cognito::UserPool' },
    Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Users' } } },
  },
  Outputs: {
    BusArn: { Value: getAtt('Bus', 'Arn'), Export: { Name: 'sample-bus' } },
    Issuer: { Value: getAtt('Users', 'ProviderURL'), Export: { Name: 'sample-issuer' } },
    Client: { Value: { Ref: 'Client' }, Export: { Name: 'sample-client' } },
  },
};

/** A small service: POST /notes → event → rule → inbox → processor → table ← GET /notes/{id}. */
export const notesTemplate = {
  Resources: {
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'notes-table',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      },
    },
    Inbox: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'notes-inbox', VisibilityTimeout: 5 } },
    InboxPolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Inbox' }],
        PolicyDocument: {
          Statement: [{ ...allow('sqs:SendMessage', '*'), Principal: { Service: 'events.amazonaws.com' } }],
        },
      },
    },
    Written: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventBusName: importValue('sample-bus'),
        EventPattern: { source: ['notes'] },
        Targets: [{ Id: 'inbox', Arn: getAtt('Inbox', 'Arn') }],
      },
    },
    apiRole: role(
      allow('events:PutEvents', importValue('sample-bus'), { StringEquals: { 'events:source': 'notes' } }),
      allow('dynamodb:GetItem', getAtt('Table', 'Arn')),
    ),
    api: lambda('api', { BUS: importValue('sample-bus'), TABLE: { Ref: 'Table' } }),
    processorRole: role(
      allow('dynamodb:PutItem', getAtt('Table', 'Arn')),
      allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], getAtt('Inbox', 'Arn')),
    ),
    processor: lambda('processor', { TABLE: { Ref: 'Table' } }),
    Source: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: getAtt('Inbox', 'Arn'),
        FunctionName: getAtt('processor', 'Arn'),
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'notes', ProtocolType: 'HTTP' } },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', AutoDeploy: true },
    },
    Users: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        ApiId: { Ref: 'Api' },
        Name: 'users',
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: importValue('sample-issuer'), Audience: [importValue('sample-client')] },
      },
    },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: getAtt('api', 'Arn'),
        PayloadFormatVersion: '2.0',
      },
    },
    ...Object.fromEntries(
      ['POST /notes', 'GET /notes/{id}'].map((RouteKey, index) => [
        `Route${index}`,
        {
          Type: 'AWS::ApiGatewayV2::Route',
          Properties: {
            ApiId: { Ref: 'Api' },
            RouteKey,
            Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
            AuthorizationType: 'JWT',
            AuthorizerId: { Ref: 'Users' },
          },
        },
      ]),
    ),
    Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: 'late' } },
  },
  Outputs: { ApiId: { Value: { Ref: 'Api' }, Export: { Name: 'sample-api' } } },
};
