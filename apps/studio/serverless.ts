import {
  bundling,
  fromPlatform,
  functionAlarms,
  httpEvents,
  inbox,
  may,
  role,
  serviceTable,
  stageOf,
} from '@bayon/publisher/resources';
import type { AWS } from 'serverless';
import { description, routes } from './src/api/routes.ts';
import { consumes, generates } from './src/subscriptions.ts';

const stage = stageOf(process.env);
const service = 'bayon-studio';
const source = 'bayon.coagent.studio';
const { publish, settle, read, queryIndex, takeFrom } = may(stage);

const table = { TABLE: { Ref: 'Table' }, BUS: fromPlatform(stage.name, 'BusName') };
const queue = (name: 'Inbox' | 'Generator') => ({
  QUEUE_URL: { Ref: `${name}Queue` },
  DEAD_LETTERS_URL: { Ref: `${name}DeadLetterQueue` },
  RETENTION_DAYS: String(stage.retentionDays),
});
const takes = (name: 'Inbox' | 'Generator', options: object) => ({
  sqs: {
    arn: { 'Fn::GetAtt': [`${name}Queue`, 'Arn'] },
    functionResponseType: 'ReportBatchItemFailures' as const,
    ...options,
  },
});

/** Seconds. */
const timeout = { api: 10, processor: 20, scheduler: 50, generator: 120 };

/** Who writes: the composer that needs no model, unless something else is configured (see README). */
const writer = {
  WRITER: process.env['BAYON_WRITER'] || 'offline',
  ...(process.env['BEDROCK_MODEL_ID'] && { BEDROCK_MODEL_ID: process.env['BEDROCK_MODEL_ID'] }),
  ...(process.env['OPENAI_BASE_URL'] && { OPENAI_BASE_URL: process.env['OPENAI_BASE_URL'] }),
  ...(process.env['OPENAI_MODEL'] && { OPENAI_MODEL: process.env['OPENAI_MODEL'] }),
  // The key itself stays in Secrets Manager; here is only its name.
  ...(process.env['OPENAI_API_KEY_SECRET'] && {
    OPENAI_API_KEY: `{{resolve:secretsmanager:${process.env['OPENAI_API_KEY_SECRET']}:SecretString:apiKey}}`,
  }),
};
const askModel = process.env['BEDROCK_MODEL_ID']
  ? [
      {
        Effect: 'Allow' as const,
        Action: ['bedrock:InvokeModelWithResponseStream'],
        Resource: [
          { 'Fn::Sub': `arn:\${AWS::Partition}:bedrock:*::foundation-model/*` },
          {
            'Fn::Sub': `arn:\${AWS::Partition}:bedrock:*:\${AWS::AccountId}:inference-profile/${process.env['BEDROCK_MODEL_ID']}`,
          },
        ],
      },
    ]
  : [];

const configuration: AWS = {
  service,
  frameworkVersion: '4',
  configValidationMode: 'error',
  plugins: ['serverless-esbuild'],
  package: { individually: true },
  custom: { esbuild: bundling },
  provider: {
    name: 'aws',
    stage: stage.name,
    region: (process.env['AWS_REGION'] ?? 'us-east-1') as 'us-east-1',
    runtime: 'nodejs24.x',
    architecture: 'arm64',
    memorySize: 512,
    logRetentionInDays: 30,
    tracing: { lambda: true },
    environment: {
      POWERTOOLS_SERVICE_NAME: 'studio',
      POWERTOOLS_METRICS_NAMESPACE: 'Bayon',
      ...table,
    },
    httpApi: {
      payload: '2.0',
      metrics: true,
      cors: {
        allowedOrigins: [process.env['WEB_ORIGIN'] ?? '*'],
        allowedHeaders: ['authorization', 'content-type', 'idempotency-key'],
        allowedMethods: ['GET', 'POST', 'PATCH'],
        maxAge: 600,
      },
      authorizers: {
        users: {
          type: 'jwt',
          identitySource: '$request.header.Authorization',
          issuerUrl: fromPlatform(stage.name, 'IssuerUrl'),
          audience: [fromPlatform(stage.name, 'UserPoolClientId')],
        },
      },
    },
  },
  functions: {
    api: {
      handler: 'src/api.handler',
      description: 'Commands become events, queries read',
      timeout: timeout.api,
      role: 'ApiRole',
      events: httpEvents(routes, { authorizer: 'users', description }),
    },
    processor: {
      handler: 'src/processor.handler',
      description: 'Inbox → rule → settle',
      timeout: timeout.processor,
      role: 'ProcessorRole',
      environment: queue('Inbox'),
      events: [takes('Inbox', { batchSize: 10, maximumConcurrency: 10 })],
    },
    generator: {
      handler: 'src/generator.handler',
      description: 'Writes what is asked for',
      timeout: timeout.generator,
      role: 'GeneratorRole',
      environment: { ...queue('Generator'), ...writer },
      events: [takes('Generator', { batchSize: 1, maximumConcurrency: 10 })],
    },
    scheduler: {
      handler: 'src/scheduler.handler',
      description: 'Publishes what is due',
      timeout: timeout.scheduler,
      role: 'SchedulerRole',
      events: [{ schedule: { rate: ['rate(1 minute)'], name: `${service}-${stage.name}-due` } }],
    },
  },
  resources: {
    Description: 'Bayon CoAgent studio: writes what agents ask for, keeps and publishes it',
    Resources: {
      ...serviceTable(`${service}-${stage.name}`, stage),
      ...inbox('Inbox', { service, stage, consumes, functionTimeout: timeout.processor }),
      ...inbox('Generator', { service, stage, consumes: generates, functionTimeout: timeout.generator }),
      ApiRole: role(service, stage, 'api', [publish(source), read('GetItem', 'Query'), queryIndex()]),
      ProcessorRole: role(service, stage, 'processor', [publish(source), settle(), ...takeFrom('Inbox')]),
      GeneratorRole: role(service, stage, 'generator', [
        publish(source),
        read('GetItem'),
        // Its settled records, and nothing else.
        {
          Effect: 'Allow',
          Action: ['dynamodb:PutItem'],
          Resource: { 'Fn::GetAtt': ['Table', 'Arn'] },
          Condition: {
            'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SETTLED#studio generator#*'] },
          },
        },
        ...takeFrom('Generator'),
        ...askModel,
      ]),
      SchedulerRole: role(service, stage, 'scheduler', [publish(source), queryIndex()]),
      ...functionAlarms(service, stage, 'api'),
      ...functionAlarms(service, stage, 'processor'),
      ...functionAlarms(service, stage, 'generator'),
      ...functionAlarms(service, stage, 'scheduler'),
    },
    extensions: {
      HttpApiStage: {
        Properties: { DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 } },
      },
    },
  },
};

export default configuration;
