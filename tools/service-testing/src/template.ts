import { type EventContract, patternOf } from '@bayon/event-contracts';
import type { Route } from '@bayon/publisher/http';
import { describe, expect, it } from 'vitest';

/** What a service says of its template (`serverless.ts`), to be held to it. */
export interface TemplateExpectations {
  /** `studio` */
  readonly service: string;
  readonly configuration: { readonly functions?: object; readonly resources?: object };
  readonly routes: Readonly<Record<string, Pick<Route, 'method' | 'path'>>>;
  /** Its queues by name, what each takes off the bus, and which function works them off. */
  readonly queues: Readonly<
    Record<string, { readonly takes: readonly EventContract[]; readonly by: string }>
  >;
  /** Roles that write items of their own, and the beginnings of their keys. Only the processor writes them all. */
  readonly writes?: Readonly<Record<string, readonly string[]>>;
}

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
  };
}
interface DeployedFunction {
  readonly role: string;
  readonly timeout: number;
  readonly events: readonly Readonly<Record<string, Readonly<Record<string, unknown>>>>[];
}

const arnOf = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });

/** A template's parts, as the tests of all services ask for them. */
export function partsOf({ configuration }: Pick<TemplateExpectations, 'configuration'>) {
  const { Resources: all } = configuration.resources as { readonly Resources: Record<string, Resource> };
  const resources = Object.entries(all);
  const functions = Object.entries((configuration.functions ?? {}) as Record<string, DeployedFunction>);
  const statementsOf = (role: Resource) =>
    (role.Properties.Policies ?? []).flatMap(({ PolicyDocument: { Statement: statements } }) => statements);
  return {
    functions,
    ofType: (type: string) => resources.filter(([, { Type: one }]) => one === type),
    statementsOf,
    queue: (name: string) => all[`${name}Queue`]?.Properties,
    /** What a role allows beside logs, traces and the platform's key, which all of them do. */
    allowedTo: (name: string) =>
      statementsOf(all[name] ?? { Type: '', Properties: {} }).filter(
        ({ Action: [action = ''] }) => !/^(?:logs|xray|kms):/.test(action),
      ),
  };
}

/** Declares the tests that every service's template has to pass. What is peculiar to one is in its own spec. */
export function itsTemplateIsSound(expectations: TemplateExpectations): void {
  const { service, routes, queues, writes = {} } = expectations;
  const { functions, ofType, statementsOf, queue, allowedTo } = partsOf(expectations);

  describe('on the bus', () => {
    it.each(Object.entries(queues))(
      'the %s has a rule for each event that it takes, and for no other',
      (name, { takes }) => {
        const rules = ofType('AWS::Events::Rule').filter(([logicalId]) => logicalId.startsWith(name));
        expect(rules.map(([, { Properties: properties }]) => properties.EventPattern)).toEqual(
          takes.map((contract) => patternOf(contract)),
        );
        for (const [, { Properties: properties }] of rules)
          expect(properties.Targets).toMatchObject([
            { Arn: arnOf(`${name}Queue`), DeadLetterConfig: { Arn: arnOf(`${name}DeadLetterQueue`) } },
          ]);
      },
    );

    it('there is no rule of anybody else', () => {
      const taken = Object.values(queues).flatMap(({ takes }) => takes);
      expect(ofType('AWS::Events::Rule')).toHaveLength(taken.length);
    });
  });

  it('serves each route of the table to users with a token only, and its description to anybody', () => {
    const api = functions.find(([name]) => name === 'api')?.[1];
    expect(api?.events.map(({ httpApi }) => httpApi)).toEqual([
      ...Object.values(routes).map(({ method, path }) => ({ method, path, authorizer: { name: 'users' } })),
      { method: 'GET', path: `/${service}/openapi.json` },
    ]);
  });

  describe('least privilege', () => {
    it('gives each function a role of its own', () => {
      const roles = functions.map(([, { role }]) => role);
      expect(new Set(roles).size).toBe(functions.length);
      const all = ofType('AWS::IAM::Role').map(([name]) => name);
      expect(all.toSorted()).toEqual(roles.toSorted());
    });

    it('names every action and resource; only X-Ray knows none of its own', () => {
      for (const { Action: actions, Resource: resource } of ofType('AWS::IAM::Role').flatMap(([, role]) =>
        statementsOf(role),
      )) {
        expect(actions.join()).not.toContain('*');
        if (actions.every((action) => action.startsWith('xray:'))) continue;
        // A log group's streams are named by Lambda.
        expect(JSON.stringify(resource).replace(/:log-group:[^*]+:\*/, '')).not.toContain('*');
      }
    });

    it('lets everybody publish under its own source only', () => {
      for (const [, { role }] of functions)
        expect(allowedTo(role).filter(({ Action: actions }) => actions.includes('events:PutEvents'))).toEqual(
          [
            expect.objectContaining({
              Condition: { StringEquals: { 'events:source': `bayon.coagent.${service}` } },
            }),
          ],
        );
    });

    it('lets only the processor write the table, and others items of their own', () => {
      const writing = functions.flatMap(([, { role }]) =>
        allowedTo(role)
          .filter(({ Action: actions }) =>
            actions.some((action) => /^dynamodb:(?:Put|Update|Delete)/.test(action)),
          )
          .map(({ Condition: condition }) => [
            role,
            condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'],
          ]),
      );
      expect(Object.fromEntries(writing)).toEqual({
        ProcessorRole: undefined,
        // The commands that clients have named.
        ApiRole: ['COMMAND#*'],
        ...writes,
      });
      expect(writing).toHaveLength(2 + Object.keys(writes).length);
    });
  });

  it.each(Object.entries(queues))(
    '%s waits six times as long as its function may take, and asks for the failed messages only',
    (name, { by }) => {
      const { timeout = 0, events } = functions.find(([one]) => one === by)?.[1] ?? {};
      expect(queue(name)?.VisibilityTimeout).toBe(6 * timeout);
      expect(events).toMatchObject([
        { sqs: { arn: arnOf(`${name}Queue`), functionResponseType: 'ReportBatchItemFailures' } },
      ]);
    },
  );

  it('wakes somebody for dead letters, a queue that does not drain, errors and throttles', () => {
    const alarms = ofType('AWS::CloudWatch::Alarm').map(([name]) => name);
    const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
    const ofFunctions = functions.flatMap(([name]) =>
      ['Errors', 'Throttles'].map((what) => `${capital(name)}${what}Alarm`),
    );
    const ofQueues = Object.keys(queues).flatMap((name) => [`${name}DeadLettersAlarm`, `${name}AgeAlarm`]);
    expect(alarms.toSorted()).toEqual([...ofFunctions, ...ofQueues].toSorted());
  });
}
