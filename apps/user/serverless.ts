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
import { consumes } from './src/subscriptions.ts';

const stage = stageOf(process.env);
const service = 'bayon-user';
const source = 'bayon.coagent.user';
const { keepCommands, publish, settle, read, queryIndex, takeFrom } = may(stage);

/** Seconds. */
const timeout = { api: 10, processor: 20 };

const configuration: AWS = {
  ...serviceApp('user', stage, { routes, webOrigin: process.env['WEB_ORIGIN'] }),
  functions: {
    api: {
      handler: 'src/api.handler',
      description: 'Commands become events, queries read',
      timeout: timeout.api,
      role: 'ApiRole',
      events: httpEvents(routes, description),
    },
    processor: {
      handler: 'src/processor.handler',
      description: 'Inbox → rule → settle',
      timeout: timeout.processor,
      role: 'ProcessorRole',
      environment: queueEnvironment('Inbox', stage),
      events: [queueSource('Inbox')],
    },
  },
  resources: {
    Description: 'Bayon CoAgent user: registration, onboarding, preferences, plans, usage, what to do next',
    Resources: {
      ...serviceTable(`${service}-${stage.name}`, stage),
      ...inbox('Inbox', { service, stage, consumes, functionTimeout: timeout.processor }),
      ApiRole: role(service, stage, 'api', [
        publish(source),
        keepCommands(),
        read('GetItem', 'Query'),
        queryIndex(),
      ]),
      ProcessorRole: role(service, stage, 'processor', [publish(source), settle(), ...takeFrom('Inbox')]),
      ...functionAlarms(service, stage, 'api'),
      ...functionAlarms(service, stage, 'processor'),
    },
    extensions: httpThrottling,
  },
};

export default configuration;
