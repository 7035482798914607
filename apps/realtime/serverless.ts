import {
  alarm,
  apiExportName,
  fromPlatform,
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
  type Statement,
  stageOf,
} from '@bayon/publisher/resources';
import type { AWS } from 'serverless';
import { description, routes } from './src/routes.ts';
import { consumes } from './src/subscriptions.ts';

const service = 'bayon-realtime';
const stage = stageOf(process.env);
const allowed = may(stage);
const metricsNamespace = 'Bayon';
const metricsService = 'realtime';
const getAtt = (logicalId: string, attribute: string) => ({ 'Fn::GetAtt': [logicalId, attribute] });

/** Seconds. A batch may name 2,000 users. */
const processorTimeout = 30;

/** Slots and their pointers are written in transactions of plain puts and deletes. */
const onTable = (...actions: readonly string[]): Statement => ({
  Effect: 'Allow',
  Action: actions.map((action) => `dynamodb:${action}`),
  Resource: getAtt('Table', 'Arn'),
});
/** Reach clients of this API: `POST` sends, `GET` asks whether they are there, `DELETE` closes. */
const reachClients = (...methods: readonly ('POST' | 'GET' | 'DELETE')[]): Statement => ({
  Effect: 'Allow',
  Action: ['execute-api:ManageConnections'],
  Resource: methods.map((method) => ({
    'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${WebsocketsApi}/${stage.name}/${method}/@connections/*`,
  })),
});

/** What each function may do, by function. */
const permissions = {
  authorizer: [],
  connect: [onTable('Query', 'PutItem', 'DeleteItem'), reachClients('GET', 'DELETE')],
  disconnect: [onTable('GetItem', 'DeleteItem')],
  messages: [
    allowed.read('GetItem', 'BatchGetItem', 'Query'),
    onTable('UpdateItem'),
    reachClients('POST', 'DELETE'),
  ],
  closer: [allowed.queryIndex(), onTable('GetItem', 'DeleteItem'), reachClients('POST', 'DELETE')],
  processor: [allowed.settle(), ...allowed.takeFrom('Inbox'), reachClients('POST')],
  scheduler: [allowed.publish('bayon.coagent.realtime'), allowed.queryIndex()],
  api: [
    allowed.publish('bayon.coagent.realtime'),
    allowed.keepCommands(),
    allowed.read('GetItem', 'Query'),
    allowed.queryIndex(),
    reachClients('POST', 'GET', 'DELETE'),
  ],
} satisfies Record<string, readonly Statement[]>;

type FunctionName = keyof typeof permissions;
const functionNames = Object.keys(permissions) as FunctionName[];
const roleOf = (name: FunctionName) => `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Role`;

/**
 * Each function's own alarms; but every bad token is an error of the authorizer to Lambda, so there only what is no
 * refusal counts, which the function tells.
 */
const alarms: Record<string, object> = {
  ...functionNames.reduce((all, name) => ({ ...all, ...functionAlarms(service, stage, name) }), {}),
  AuthorizerErrorsAlarm: alarm(stage, {
    name: `${service}-authorizer-${stage.name}-errors`,
    description: 'Tokens could not be checked: does the issuer answer?',
    namespace: metricsNamespace,
    metric: 'AuthorizationFailed',
    dimensions: { service: metricsService },
    above: 0,
    statistic: 'Sum',
  }),
};

type Events = NonNullable<NonNullable<AWS['functions']>[string]['events']>;
const deployed = (name: FunctionName, timeout: number, events: Events) => ({
  name: `${service}-${stage.name}-${name}`,
  handler: `src/${name}.handler`,
  role: roleOf(name),
  timeout,
  events,
});

const configuration: AWS = {
  ...serviceApp('realtime', stage, {
    routes,
    webOrigin: process.env['WEB_ORIGIN'],
    environment: {
      WEBSOCKET_ENDPOINT: { 'Fn::Sub': `\${WebsocketsApi.ApiEndpoint}/${stage.name}` },
      ISSUER_URL: fromPlatform(stage.name, 'IssuerUrl'),
      USER_POOL_CLIENT_ID: fromPlatform(stage.name, 'UserPoolClientId'),
      ...queueEnvironment('Inbox', stage),
    },
  }),
  functions: {
    authorizer: deployed('authorizer', 10, []),
    connect: deployed('connect', 10, [
      {
        websocket: {
          route: '$connect',
          // No identity source: the token has two possible places, and AWS would require all that are named.
          authorizer: { name: 'authorizer', identitySource: [] },
        },
      },
    ]),
    disconnect: deployed('disconnect', 10, [{ websocket: { route: '$disconnect' } }]),
    messages: deployed('messages', 10, [{ websocket: { route: '$default' } }]),
    closer: deployed('closer', 50, [
      { schedule: { rate: ['rate(1 minute)'], name: `${service}-${stage.name}-closing` } },
    ]),
    scheduler: deployed('scheduler', 50, [
      { schedule: { rate: ['rate(1 minute)'], name: `${service}-${stage.name}-due` } },
    ]),
    processor: deployed('processor', processorTimeout, [queueSource('Inbox')]),
    api: deployed('api', 10, httpEvents(routes, description)),
  },
  resources: {
    Description: 'Bayon CoAgent realtime: notifications and progress to the user’s connections',
    Resources: {
      ...serviceTable(`${service}-${stage.name}`, stage),
      ...inbox('Inbox', { service, stage, consumes, functionTimeout: processorTimeout }),
      ...Object.fromEntries(
        functionNames.map((name) => [roleOf(name), role(service, stage, name, permissions[name])]),
      ),
      ...alarms,
    },
    // What stands in front of the WebSocket finds it by its id; of the HTTP API the framework says so itself.
    Outputs: {
      WebsocketsApiId: {
        Value: { Ref: 'WebsocketsApi' },
        Export: { Name: apiExportName('realtime', stage.name, 'WebsocketsApiId') },
      },
    },
    extensions: httpThrottling,
  },
};

export default configuration;
