import {
  functionAlarms,
  httpEvents,
  httpThrottling,
  inbox,
  may,
  queueEnvironment,
  queueSource,
  role,
  serviceApp,
  serviceTable,
  stageOf,
} from '@bayon/publisher/resources';
import type { AWS } from 'serverless';
import { description, routes } from './src/api/routes.ts';
import { consumes, works } from './src/subscriptions.ts';

const stage = stageOf(process.env);
const service = 'bayon-research';
const source = 'bayon.coagent.research';
const { keepCommands, publish, settle, read, queryIndex, takeFrom } = may(stage);

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
  ...serviceApp('research', stage, { routes, webOrigin: process.env['WEB_ORIGIN'] }),
  functions: {
    api: {
      handler: 'src/api.handler',
      description: 'Commands become events, queries read',
      timeout: timeout.api,
      memorySize: indexing,
      role: 'ApiRole',
      events: httpEvents(routes, description),
    },
    processor: {
      handler: 'src/processor.handler',
      description: 'Inbox → rule → settle',
      timeout: timeout.processor,
      role: 'ProcessorRole',
      environment: queueEnvironment('Inbox', stage),
      events: [queueSource('Inbox', { batchSize: 10, maximumConcurrency: 10 })],
    },
    worker: {
      handler: 'src/worker.handler',
      description: 'Answers questions, writes reports',
      timeout: timeout.worker,
      memorySize: indexing,
      role: 'WorkerRole',
      environment: { ...queueEnvironment('Worker', stage), ...sources },
      events: [queueSource('Worker', { batchSize: 1, maximumConcurrency: 10 })],
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
        keepCommands(),
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
    extensions: httpThrottling,
  },
};

export default configuration;
