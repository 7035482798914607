import {
  alarm,
  functionAlarms,
  httpEvents,
  httpThrottling,
  inbox,
  may,
  queueEnvironment,
  queueSource,
  role,
  serviceApp,
  type Statement,
  stageOf,
} from '@bayon/publisher/resources';
import type { AWS } from 'serverless';
import { description, routes } from './src/api/routes.ts';
import { exportBucket } from './src/resources/export-bucket.ts';
import { exportStream } from './src/resources/export-stream.ts';
import { trailTable } from './src/resources/trail-table.ts';
import { everyEvent } from './src/subscriptions.ts';

const stage = stageOf(process.env);
const service = 'bayon-audit';
const { read, takeFrom } = may(stage);

/** Seconds. An event of hundreds of users is hundreds of small writes, and a batch has ten events. */
const timeout = { api: 29, processor: 30 };

/** The trail grows, and nothing in it changes: there is no function that may do more. */
const add: Statement = {
  Effect: 'Allow',
  Action: ['dynamodb:PutItem'],
  Resource: { 'Fn::GetAtt': ['Table', 'Arn'] },
};

const configuration: AWS = {
  ...serviceApp('audit', stage, { routes, webOrigin: process.env['WEB_ORIGIN'] }),
  functions: {
    api: {
      handler: 'src/api.handler',
      description: 'Tells what happened',
      timeout: timeout.api,
      role: 'ApiRole',
      events: httpEvents(routes, description),
    },
    processor: {
      handler: 'src/processor.handler',
      description: 'Inbox → trail',
      timeout: timeout.processor,
      role: 'ProcessorRole',
      environment: queueEnvironment('Inbox', stage),
      // It takes every event there is, and nobody waits for it: the others come first.
      events: [queueSource('Inbox', { batchSize: 10, maximumConcurrency: 5 })],
    },
  },
  resources: {
    Description: 'Bayon CoAgent audit: every event of the bus, kept',
    Resources: {
      ...trailTable(`${service}-${stage.name}`, stage),
      ...inbox('Inbox', {
        service,
        stage,
        rules: [{ name: 'Every Event', description: `Every event to ${service}`, pattern: everyEvent }],
        functionTimeout: timeout.processor,
      }),
      ...exportBucket(stage),
      ...exportStream(service, stage),
      ApiRole: role(service, stage, 'api', [read('BatchGetItem', 'GetItem', 'Query')]),
      ProcessorRole: role(service, stage, 'processor', [add, ...takeFrom('Inbox')]),
      EventIdTakenAlarm: alarm(stage, {
        name: `${service}-${stage.name}-event-id-taken`,
        description: `${service}: two events with one id. Both are kept; whoever publishes them has a bug.`,
        namespace: 'Bayon',
        metric: 'EventIdTaken',
        dimensions: { service: 'audit' },
        above: 0,
        statistic: 'Sum',
      }),
      ...functionAlarms(service, stage, 'api'),
      ...functionAlarms(service, stage, 'processor'),
    },
    extensions: httpThrottling,
  },
};

export default configuration;
