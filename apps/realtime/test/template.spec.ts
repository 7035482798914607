import { catalogue } from '@bayon/event-contracts';
import { busRulesOf } from '@bayon/publisher/resources';
import { describe, expect, it } from 'vitest';
import configuration from '../serverless.ts';
import { routes } from '../src/routes.ts';
import { consumes } from '../src/subscriptions.ts';

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}
interface Statement {
  readonly Action: readonly string[];
  readonly Resource: unknown;
}

const resources = configuration.resources?.Resources as unknown as Readonly<Record<string, Resource>>;
const ofType = (type: string) => Object.entries(resources).filter(([, { Type: found }]) => found === type);
const functions = configuration.functions ?? {};

const statementsOf = (role: Resource) =>
  (role.Properties['Policies'] as { PolicyDocument: { Statement: readonly Statement[] } }[]).flatMap(
    ({ PolicyDocument: { Statement: statements } }) => statements,
  );

describe('the template', () => {
  it('subscribes to exactly what the catalogue says realtime consumes', () => {
    const expected = catalogue.filter(({ consumers }) =>
      (consumers as readonly string[]).includes('realtime'),
    );
    expect(new Set(consumes)).toEqual(new Set(expected));
    const patterns = ofType('AWS::Events::Rule').map(
      ([, { Properties: properties }]) => properties['EventPattern'],
    );
    expect(patterns).toEqual(
      consumes.flatMap((contract) => busRulesOf(contract, 'bayon-realtime').map(({ pattern }) => pattern)),
    );
  });

  it('takes the inbox with partial batch responses', () => {
    expect(functions['processor']?.events).toMatchObject([
      { sqs: { functionResponseType: 'ReportBatchItemFailures' } },
    ]);
    const visibility = resources['InboxQueue']?.Properties['VisibilityTimeout'];
    expect(visibility).toBe(6 * Number(functions['processor']?.timeout));
  });

  it('deploys each route of the API behind the authorizer, and its description for anybody', () => {
    expect(functions['api']?.events).toEqual([
      ...Object.values(routes).map(({ method, path }) => ({
        httpApi: { method, path, authorizer: { name: 'users' } },
      })),
      { httpApi: { method: 'GET', path: '/realtime/openapi.json' } },
    ]);
  });

  it('asks the authorizer about each connection, wherever the token is', () => {
    expect(functions['connect']?.events).toEqual([
      { websocket: { route: '$connect', authorizer: { name: 'authorizer', identitySource: [] } } },
    ]);
  });

  it.each(Object.keys(functions))('gives %s a role and alarms of its own', (name) => {
    const role = functions[name]?.role as string;
    expect(resources[role]?.Type).toBe('AWS::IAM::Role');
    expect(Object.values(functions).filter((other) => other.role === role)).toHaveLength(1);
    expect(resources).toHaveProperty(role.replace(/Role$/, 'ErrorsAlarm'));
  });

  it.each(ofType('AWS::IAM::Role'))('keeps %s to what it uses', (name, role) => {
    const wide = statementsOf(role).filter(({ Resource: resource }) => resource === '*');
    expect(wide.flatMap(({ Action: actions }) => actions)).toEqual([
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
    ]);
    const actions = statementsOf(role).flatMap(({ Action: names }) => names);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    // Only commands and what is due become events here.
    expect(actions.includes('events:PutEvents')).toBe(['ApiRole', 'SchedulerRole'].includes(name));
  });

  it('lets only the authorizer stay away from the table', () => {
    const touching = ofType('AWS::IAM::Role').filter(([, role]) =>
      JSON.stringify(statementsOf(role)).includes('dynamodb:'),
    );
    expect(touching.map(([name]) => name).sort()).toEqual([
      'ApiRole',
      'CloserRole',
      'ConnectRole',
      'DisconnectRole',
      'MessagesRole',
      'ProcessorRole',
      'SchedulerRole',
    ]);
  });
});
