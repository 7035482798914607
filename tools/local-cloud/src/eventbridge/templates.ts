import { StartupError, type LocalAccount, type Log, type Resource } from '../ports.ts';
import { busArn, busNameOf, DEFAULT_BUS, isInAwsOnly } from './arn.ts';
import { targetProperties, type Bus, type Rule, type Target } from './model.ts';
import { compileRule, type RegisteredRule } from './rule-definition.ts';
import { ruleNameOf } from './resource-types.ts';

/** The buses of all templates, and the default bus. */
export function busesOf(resources: readonly Resource[], account: LocalAccount): Map<string, Bus> {
  const buses = resources
    .filter(({ type }) => type === 'AWS::Events::EventBus')
    .map(({ properties, logicalId, stack }): Bus => {
      const { Name, Description } = properties;
      if (typeof Name !== 'string')
        throw new StartupError(`${stack}/${logicalId}: an event bus needs a Name`);
      return {
        Name,
        Arn: busArn(account, Name),
        ...(typeof Description === 'string' ? { Description } : {}),
      };
    });
  const all = [{ Name: DEFAULT_BUS, Arn: busArn(account, DEFAULT_BUS) }, ...buses];
  return new Map(all.map((bus) => [bus.Name, bus]));
}

/** The rules of all templates. Throws `StartupError` naming the resource that AWS would refuse to deploy. */
export function rulesOf(
  resources: readonly Resource[],
  buses: ReadonlyMap<string, Bus>,
  account: LocalAccount,
  log: Log,
): RegisteredRule[] {
  return resources
    .filter(({ type }) => type === 'AWS::Events::Rule')
    .map((resource) => {
      const place = `${resource.stack}/${resource.logicalId}`;
      const definition = ruleFrom(resource);
      if (!buses.has(definition.EventBusName)) {
        throw new StartupError(
          `${place}: event bus ${definition.EventBusName} does not exist in any template`,
        );
      }
      for (const { Arn: target } of rawTargetsOf(resource).filter(({ Arn }) => isInAwsOnly(Arn))) {
        log.info(`not executed locally: ${place} to ${target}`);
      }
      for (const property of unexecuted(resource)) {
        log.warn('A target property is not executed locally', { resource: place, property });
      }
      try {
        return compileRule(definition, account);
      } catch (cause) {
        throw new StartupError(`${place}: ${cause instanceof Error ? cause.message : String(cause)}`, {
          cause,
        });
      }
    });
}

function ruleFrom(resource: Resource): Rule {
  const { EventBusName, EventPattern, ScheduleExpression, State, Description } = resource.properties;
  const pattern = typeof EventPattern === 'string' ? EventPattern : JSON.stringify(EventPattern);
  return {
    Name: ruleNameOf(resource),
    EventBusName: busNameOf(typeof EventBusName === 'string' ? EventBusName : undefined),
    State: State === 'DISABLED' ? 'DISABLED' : 'ENABLED',
    Targets: executedTargetsOf(resource).map(targetFrom),
    ...(EventPattern === undefined ? {} : { EventPattern: pattern }),
    ...(typeof ScheduleExpression === 'string' ? { ScheduleExpression } : {}),
    ...(typeof Description === 'string' ? { Description } : {}),
  };
}

type RawTarget = Target & Readonly<Record<string, unknown>>;

const rawTargetsOf = ({ properties: { Targets } }: Resource): RawTarget[] =>
  Array.isArray(Targets) ? (Targets as RawTarget[]) : [];

const executedTargetsOf = (resource: Resource): RawTarget[] =>
  rawTargetsOf(resource).filter(({ Arn }) => !isInAwsOnly(Arn));

/** Only what is executed; numbers of a template may be written as text. */
function targetFrom({
  Id,
  Arn,
  Input,
  InputPath,
  InputTransformer,
  RetryPolicy,
  DeadLetterConfig,
  SqsParameters,
}: RawTarget): Target {
  const numbers = Object.entries(RetryPolicy ?? {}).map(([name, value]) => [name, Number(value)] as const);
  return {
    Id,
    Arn,
    ...(Input === undefined ? {} : { Input }),
    ...(InputPath === undefined ? {} : { InputPath }),
    ...(InputTransformer === undefined ? {} : { InputTransformer }),
    ...(RetryPolicy === undefined ? {} : { RetryPolicy: Object.fromEntries(numbers) }),
    ...(DeadLetterConfig === undefined ? {} : { DeadLetterConfig }),
    ...(SqsParameters === undefined ? {} : { SqsParameters }),
  };
}

const unexecuted = (resource: Resource): string[] =>
  executedTargetsOf(resource).flatMap((target) =>
    Object.keys(target).filter((name) => !targetProperties.includes(name)),
  );
