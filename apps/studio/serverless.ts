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
import { consumes, generates } from './src/subscriptions.ts';

const stage = stageOf(process.env);
const service = 'bayon-studio';
const source = 'bayon.coagent.studio';
const { keepCommands, publish, settle, read, queryIndex, takeFrom } = may(stage);

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
  ...serviceApp('studio', stage, { routes, webOrigin: process.env['WEB_ORIGIN'] }),
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
      events: [queueSource('Inbox', { batchSize: 10, maximumConcurrency: 10 })],
    },
    generator: {
      handler: 'src/generator.handler',
      description: 'Writes what is asked for',
      timeout: timeout.generator,
      role: 'GeneratorRole',
      environment: { ...queueEnvironment('Generator', stage), ...writer },
      events: [queueSource('Generator', { batchSize: 1, maximumConcurrency: 10 })],
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
      ApiRole: role(service, stage, 'api', [
        publish(source),
        keepCommands(),
        read('GetItem', 'Query'),
        queryIndex(),
      ]),
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
    extensions: httpThrottling,
  },
};

export default configuration;
