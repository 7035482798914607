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
import { consumes } from './src/subscriptions.ts';

const stage = stageOf(process.env);
const service = 'bayon-user';
const source = 'bayon.coagent.user';
const { publish, settle, read, queryIndex, takeFrom } = may(stage);

/** Seconds. */
const timeout = { api: 10, processor: 20 };

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
      POWERTOOLS_SERVICE_NAME: 'user',
      POWERTOOLS_METRICS_NAMESPACE: 'Bayon',
      TABLE: { Ref: 'Table' },
      BUS: fromPlatform(stage.name, 'BusName'),
    },
    httpApi: {
      payload: '2.0',
      metrics: true,
      cors: {
        allowedOrigins: [process.env['WEB_ORIGIN'] ?? '*'],
        allowedHeaders: ['authorization', 'content-type', 'idempotency-key'],
        allowedMethods: ['GET', 'POST', 'PUT'],
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
      environment: {
        QUEUE_URL: { Ref: 'InboxQueue' },
        DEAD_LETTERS_URL: { Ref: 'InboxDeadLetterQueue' },
        RETENTION_DAYS: String(stage.retentionDays),
      },
      events: [
        {
          sqs: {
            arn: { 'Fn::GetAtt': ['InboxQueue', 'Arn'] },
            functionResponseType: 'ReportBatchItemFailures',
            batchSize: 10,
            maximumConcurrency: 10,
          },
        },
      ],
    },
  },
  resources: {
    Description: 'Bayon CoAgent user: registration, onboarding, preferences, plans, usage, what to do next',
    Resources: {
      ...serviceTable(`${service}-${stage.name}`, stage),
      ...inbox('Inbox', { service, stage, consumes, functionTimeout: timeout.processor }),
      ApiRole: role(service, stage, 'api', [publish(source), read('GetItem', 'Query'), queryIndex()]),
      ProcessorRole: role(service, stage, 'processor', [publish(source), settle(), ...takeFrom('Inbox')]),
      ...functionAlarms(service, stage, 'api'),
      ...functionAlarms(service, stage, 'processor'),
    },
    extensions: {
      HttpApiStage: {
        Properties: { DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 } },
      },
    },
  },
};

export default configuration;
