import type { LocalAccount } from '../ports.ts';
import { ValidationException } from './errors.ts';
import type { Operation } from './operation.ts';
import type { RegisteredRule, Registry } from './registry.ts';
import { targetProperties, type Rule, type Target } from './model.ts';
import { optional, page, required, list, type Input } from './request-input.ts';

/** The operations on rules and their targets. */
export function ruleOperations(parts: {
  readonly registry: Registry;
  readonly account: LocalAccount;
  readonly changed: () => void;
}): Readonly<Record<string, Operation>> {
  const { registry, account, changed } = parts;

  const busOf = (input: Input) => registry.bus(optional(input, 'EventBusName')).Name;
  const ruleOf = (input: Input, member = 'Name') => registry.rule(busOf(input), required(input, member));
  const rulesOf = (input: Input) => [...registry.rules(busOf(input)).values()];

  function put(rule: Rule): RegisteredRule {
    const registered = registry.put(rule);
    changed();
    return registered;
  }
  const setState = (input: Input, State: Rule['State']) => {
    put({ ...ruleOf(input).definition, State });
    return {};
  };

  return {
    DescribeRule: (input) => ({ ...describe(ruleOf(input)), CreatedBy: account.accountId }),
    ListRules: (input) => {
      const prefix = optional(input, 'NamePrefix') ?? '';
      const found = rulesOf(input).filter(({ definition }) => definition.Name.startsWith(prefix));
      const { items, ...rest } = page(found, input);
      return { Rules: items.map(describe), ...rest };
    },
    ListTargetsByRule: (input) => {
      const { items, ...rest } = page(ruleOf(input, 'Rule').definition.Targets, input);
      return { Targets: items, ...rest };
    },
    ListRuleNamesByTarget: (input) => {
      const arn = required(input, 'TargetArn');
      const found = rulesOf(input).filter(({ definition }) =>
        definition.Targets.some(({ Arn }) => Arn === arn),
      );
      const { items, ...rest } = page(found, input);
      return { RuleNames: items.map(({ definition }) => definition.Name), ...rest };
    },
    EnableRule: (input) => setState(input, 'ENABLED'),
    DisableRule: (input) => setState(input, 'DISABLED'),
    PutRule: (input) => {
      const EventBusName = busOf(input);
      const Name = required(input, 'Name');
      const known = registry.rules(EventBusName).get(Name);
      const registered = put({
        Name,
        EventBusName,
        State: stateOf(input),
        Targets: known?.definition.Targets ?? [],
        ...texts(input, ['Description', 'EventPattern', 'ScheduleExpression']),
      });
      return { RuleArn: registered.arn };
    },
    DeleteRule: (input) => {
      const bus = busOf(input);
      const name = required(input, 'Name');
      const known = registry.rules(bus).get(name);
      // AWS answers the deletion of a rule that is not there with success.
      if (!known) return {};
      if (known.definition.Targets.length > 0) {
        throw new ValidationException("Rule can't be deleted since it has targets.");
      }
      registry.remove(bus, name);
      changed();
      return {};
    },
    PutTargets: (input) => {
      const { definition } = ruleOf(input, 'Rule');
      const targets = list(input, 'Targets').map((target) => readTarget(target as Input));
      const replaced = new Set(targets.map(({ Id }) => Id));
      put({
        ...definition,
        Targets: [...definition.Targets.filter(({ Id }) => !replaced.has(Id)), ...targets],
      });
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
    RemoveTargets: (input) => {
      const { definition } = ruleOf(input, 'Rule');
      const ids = new Set(list(input, 'Ids'));
      put({ ...definition, Targets: definition.Targets.filter(({ Id }) => !ids.has(Id)) });
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
  };
}

function describe({ definition, arn }: RegisteredRule): object {
  return { ...definition, Targets: undefined, Arn: arn };
}

function stateOf(input: Input): Rule['State'] {
  const state = optional(input, 'State') ?? 'ENABLED';
  if (state !== 'ENABLED' && state !== 'DISABLED') {
    throw new ValidationException(`Value '${state}' at 'state' must be ENABLED or DISABLED.`);
  }
  return state;
}

/** Reads a target; what the local cloud does not execute is refused rather than passed over in silence. */
function readTarget(input: Input): Target {
  const { RetryPolicy, DeadLetterConfig, InputTransformer, SqsParameters } = input;
  const unknown = Object.keys(input).filter((name) => !targetProperties.includes(name));
  if (unknown.length > 0)
    throw new ValidationException(`Not executed by the local cloud: ${unknown.join(', ')}.`);
  return {
    Id: required(input, 'Id'),
    Arn: required(input, 'Arn'),
    ...texts(input, ['Input', 'InputPath']),
    ...(InputTransformer
      ? { InputTransformer: InputTransformer as NonNullable<Target['InputTransformer']> }
      : {}),
    ...(RetryPolicy ? { RetryPolicy: RetryPolicy } : {}),
    ...(DeadLetterConfig ? { DeadLetterConfig: DeadLetterConfig } : {}),
    ...(SqsParameters ? { SqsParameters } : {}),
  };
}

/** The text members that are there. */
const texts = (input: Input, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = optional(input, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
