import { patternOf } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import configuration from '../serverless.ts';
import { routes } from '../src/api/routes.ts';
import { consumes } from '../src/subscriptions.ts';

interface Statement {
  readonly Action: readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
interface Resource {
  readonly Type: string;
  readonly Properties: {
    readonly EventPattern?: unknown;
    readonly Targets?: readonly { readonly Arn: unknown; readonly DeadLetterConfig: unknown }[];
    readonly Policies?: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
    readonly VisibilityTimeout?: number;
    readonly RedrivePolicy?: object;
  };
}

const resources = Object.entries(configuration.resources?.Resources as unknown as Record<string, Resource>);
const functions = Object.entries(configuration.functions ?? {}) as unknown as [
  string,
  { role: string; timeout: number; events: Record<string, Record<string, unknown>>[] },
][];
const ofType = (type: string) => resources.filter(([, { Type: one }]) => one === type);
const arnOf = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });

/** What a role allows beside logs, traces and the platform's key, which all of them do. */
const allowedTo = (name: string) => {
  const [, role] = resources.find(([one]) => one === name)!;
  return role.Properties.Policies!.flatMap(({ PolicyDocument: { Statement: all } }) => all).filter(
    ({ Action: [action = ''] }) => !/^(logs|xray|kms):/.test(action),
  );
};

describe('on the bus', () => {
  it('the inbox has a rule for each event that it takes, and for no other', () => {
    const name = 'Inbox';
    const rules = ofType('AWS::Events::Rule');
    expect(rules.map(([, { Properties: properties }]) => properties.EventPattern)).toEqual(
      consumes.map((contract) => patternOf(contract)),
    );
    for (const [, { Properties: properties }] of rules) {
      expect(properties.Targets).toMatchObject([
        { Arn: arnOf(`${name}Queue`), DeadLetterConfig: { Arn: arnOf(`${name}DeadLetterQueue`) } },
      ]);
    }
  });
});

it('serves each route of the table to users with a token only, and its description to anybody', () => {
  const [, api] = functions.find(([name]) => name === 'api')!;
  expect(api.events.map(({ httpApi }) => httpApi)).toEqual([
    ...Object.values(routes).map(({ method, path }) => ({ method, path, authorizer: { name: 'users' } })),
    { method: 'GET', path: '/market/openapi.json' },
  ]);
});

describe('least privilege', () => {
  it('gives each function a role of its own', () => {
    const roles = functions.map(([, { role }]) => role);
    expect(new Set(roles).size).toBe(functions.length);
    expect(
      ofType('AWS::IAM::Role')
        .map(([name]) => name)
        .sort(),
    ).toEqual(roles.toSorted());
  });

  it('names every action and resource; only X-Ray knows none of its own', () => {
    const statements = ofType('AWS::IAM::Role').flatMap(([, { Properties: properties }]) =>
      properties.Policies!.flatMap(({ PolicyDocument: { Statement: all } }) => all),
    );
    for (const { Action: actions, Resource: resource } of statements) {
      expect(actions.join()).not.toContain('*');
      if (actions.every((action) => action.startsWith('xray:'))) continue;
      // A log group's streams are named by Lambda.
      expect(JSON.stringify(resource).replace(/:log-group:[^*]+:\*/, '')).not.toContain('*');
    }
  });

  it('lets everybody publish under market’s own source only', () => {
    for (const [, { role }] of functions) {
      const publishing = allowedTo(role).filter(({ Action: actions }) =>
        actions.includes('events:PutEvents'),
      );
      expect(publishing).toMatchObject([
        { Condition: { StringEquals: { 'events:source': 'bayon.coagent.market' } } },
      ]);
    }
  });

  it('lets only the processor write the table', () => {
    const writing = functions.flatMap(([, { role }]) =>
      allowedTo(role)
        .filter(({ Action: actions }) =>
          actions.some((action) => /^dynamodb:(Put|Update|Delete)/.test(action)),
        )
        .map(({ Condition: condition }) => [
          role,
          condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'],
        ]),
    );
    expect(writing).toEqual([['ProcessorRole', undefined]]);
  });
});

it.each([['Inbox', 'processor']])(
  '%s waits six times as long as its %s may take, and asks for the failed messages only',
  (queue, name) => {
    const [, { timeout, events }] = functions.find(([one]) => one === name)!;
    const [, { Properties: properties }] = resources.find(([one]) => one === `${queue}Queue`)!;
    expect(properties.VisibilityTimeout).toBe(6 * timeout);
    expect(events).toMatchObject([
      { sqs: { arn: arnOf(`${queue}Queue`), functionResponseType: 'ReportBatchItemFailures' } },
    ]);
  },
);

it('wakes somebody for dead letters, a queue that does not drain, errors and throttles', () => {
  const alarms = ofType('AWS::CloudWatch::Alarm').map(([name]) => name);
  const each = functions.flatMap(([name]) => {
    const capital = `${name[0]!.toUpperCase()}${name.slice(1)}`;
    return [`${capital}ErrorsAlarm`, `${capital}ThrottlesAlarm`];
  });
  const queues = ['Inbox'].flatMap((name) => [`${name}DeadLettersAlarm`, `${name}AgeAlarm`]);
  expect(alarms.sort()).toEqual([...each, ...queues].sort());
});
