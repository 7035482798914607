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
import { consumes, works } from './src/subscriptions.ts';

const stage = stageOf(process.env);
const service = 'bayon-research';
const source = 'bayon.coagent.research';
const { publish, settle, read, queryIndex, takeFrom } = may(stage);

const table = { TABLE: { Ref: 'Table' }, BUS: fromPlatform(stage.name, 'BusName') };
const queue = (name: 'Inbox' | 'Worker') => ({
  QUEUE_URL: { Ref: `${name}Queue` },
  DEAD_LETTERS_URL: { Ref: `${name}DeadLetterQueue` },
  RETENTION_DAYS: String(stage.retentionDays),
});
const takes = (name: 'Inbox' | 'Worker', options: object) => ({
  sqs: {
    arn: { 'Fn::GetAtt': [`${name}Queue`, 'Arn'] },
    functionResponseType: 'ReportBatchItemFailures' as const,
    ...options,
  },
});

/** MB. Search indexes are built and kept in memory; from 1,769 MB on a function has a whole processor (AWS Lambda, memory). */
const indexing = 1_769;

/** Seconds. */
const timeout = { api: 15, processor: 20, scheduler: 50, worker: 90 };

/** A setting is passed on where there is one. */
const setting = (name: string, variable = name) => {
  const value = process.env[variable];
  return value ? { [name]: value } : {};
};
/** A key itself stays in Secrets Manager; here is only its name. */
const secret = (name: string, variable: string) => {
  const value = process.env[variable];
  return value ? { [name]: `{{resolve:secretsmanager:${value}:SecretString:apiKey}}` } : {};
};

/** What a question is answered with beside the knowledge base: nothing, unless it is configured (see README). */
const sources = {
  WEB_SEARCH: process.env['BAYON_WEB_SEARCH'] || 'none',
  ...setting('BRAVE_URL'),
  ...secret('BRAVE_API_KEY', 'BRAVE_API_KEY_SECRET'),
  ...setting('SEARXNG_URL'),
  ...setting('OPENAI_BASE_URL'),
  ...setting('OPENAI_MODEL'),
  ...secret('OPENAI_API_KEY', 'OPENAI_API_KEY_SECRET'),
};

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
      POWERTOOLS_SERVICE_NAME: 'research',
      POWERTOOLS_METRICS_NAMESPACE: 'Bayon',
      ...table,
    },
    httpApi: {
      payload: '2.0',
      metrics: true,
      cors: {
        allowedOrigins: [process.env['WEB_ORIGIN'] ?? '*'],
        allowedHeaders: ['authorization', 'content-type', 'idempotency-key'],
        allowedMethods: ['GET', 'POST', 'PUT', 'DELETE'],
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
      memorySize: indexing,
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
    worker: {
      handler: 'src/worker.handler',
      description: 'Answers questions, writes reports',
      timeout: timeout.worker,
      memorySize: indexing,
      role: 'WorkerRole',
      environment: { ...queue('Worker'), ...sources },
      events: [takes('Worker', { batchSize: 1, maximumConcurrency: 10 })],
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
    Description: 'Bayon CoAgent research: answers questions, keeps knowledge, writes and shares reports',
    Resources: {
      ...serviceTable(`${service}-${stage.name}`, stage),
      ...inbox('Inbox', { service, stage, consumes, functionTimeout: timeout.processor }),
      ...inbox('Worker', { service, stage, consumes: works, functionTimeout: timeout.worker }),
      ApiRole: role(service, stage, 'api', [
        publish(source),
        read('GetItem', 'BatchGetItem', 'Query'),
        queryIndex(),
      ]),
      ProcessorRole: role(service, stage, 'processor', [publish(source), settle(), ...takeFrom('Inbox')]),
      WorkerRole: role(service, stage, 'worker', [
        publish(source),
        read('GetItem', 'BatchGetItem', 'Query'),
        // Its settled records, and nothing else.
        {
          Effect: 'Allow',
          Action: ['dynamodb:PutItem'],
          Resource: { 'Fn::GetAtt': ['Table', 'Arn'] },
          Condition: {
            'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SETTLED#research worker#*'] },
          },
        },
        ...takeFrom('Worker'),
      ]),
      SchedulerRole: role(service, stage, 'scheduler', [publish(source), queryIndex()]),
      ...functionAlarms(service, stage, 'api'),
      ...functionAlarms(service, stage, 'processor'),
      ...functionAlarms(service, stage, 'worker'),
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
