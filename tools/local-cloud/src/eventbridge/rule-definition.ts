import type { LocalAccount } from '../ports.ts';
import { DEFAULT_BUS, ruleArn, targetKind } from './arn.ts';
import { EventBridgeError, InvalidEventPatternException, ValidationException } from './errors.ts';
import { parseJsonPath } from './json-path.ts';
import type { Rule, Target } from './model.ts';
import { compilePattern, type CompiledPattern } from './pattern/matches.ts';
import { parseSchedule, type Schedule } from './schedule-expression.ts';

/** A rule, checked and ready to be asked. */
export interface RegisteredRule {
  readonly definition: Rule;
  readonly arn: string;
  readonly pattern?: CompiledPattern;
  readonly schedule?: Schedule;
}

/** EventBridge's quota of targets per rule. */
const MAX_TARGETS = 5;

/** Checks a rule as PutRule and PutTargets do, and compiles it. Throws the error AWS answers. */
export function compileRule(definition: Rule, account: LocalAccount): RegisteredRule {
  const { Name, EventBusName, EventPattern, ScheduleExpression, Targets } = definition;
  if (!/^[.\-_A-Za-z0-9]{1,64}$/.test(Name)) {
    throw new ValidationException(
      `Value '${Name}' at 'name' failed to satisfy constraint: [.\\-_A-Za-z0-9]{1,64}`,
    );
  }
  if (EventPattern === undefined && ScheduleExpression === undefined) {
    throw new ValidationException('Parameter(s) EventPattern or ScheduleExpression must be specified.');
  }
  if (ScheduleExpression !== undefined && EventBusName !== DEFAULT_BUS) {
    throw new ValidationException('ScheduleExpression is supported only on the default event bus.');
  }
  if (Targets.length > MAX_TARGETS) {
    const message = `The requested resource exceeds the maximum number allowed: ${MAX_TARGETS} targets per rule.`;
    throw new EventBridgeError('LimitExceededException', message);
  }
  Targets.forEach(checkTarget);
  return {
    definition,
    arn: ruleArn(account, EventBusName, Name),
    ...(EventPattern === undefined ? {} : { pattern: compilePattern(parsePattern(EventPattern)) }),
    ...(ScheduleExpression === undefined ? {} : { schedule: parseSchedule(ScheduleExpression) }),
  };
}

/** Reads a pattern's JSON text. */
export function parsePattern(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidEventPatternException('Filter is not valid JSON');
  }
}

function checkTarget(target: Target): void {
  const { Id, Arn, Input, InputPath, InputTransformer, RetryPolicy = {}, DeadLetterConfig } = target;
  const refuse = (reason: string) => new ValidationException(`Target ${Id}: ${reason}`);
  if (!/^[.\-_A-Za-z0-9]{1,64}$/.test(Id)) throw refuse('Id must match [.\\-_A-Za-z0-9]{1,64}.');
  if (targetKind(Arn) === undefined) throw refuse(`${Arn} is nothing that the local cloud delivers to.`);
  if ([Input, InputPath, InputTransformer].filter((input) => input !== undefined).length > 1) {
    throw refuse('only one of Input, InputPath or InputTransformer must be provided.');
  }
  if (InputTransformer && typeof InputTransformer.InputTemplate !== 'string')
    throw refuse('InputTemplate is required.');
  const paths = [
    ...Object.values(InputTransformer?.InputPathsMap ?? {}),
    ...(InputPath === undefined ? [] : [InputPath]),
  ];
  const invalid = paths.find((path) => parseJsonPath(path) === undefined);
  if (invalid !== undefined) throw refuse(`Invalid JSONPath provided: ${invalid}`);
  if (Input !== undefined && !isJson(Input)) throw refuse('JSON syntax error in input.');
  checkMessageGroup(target, refuse);
  const { MaximumRetryAttempts: attempts = 0, MaximumEventAgeInSeconds: age = 60 } = RetryPolicy;
  if (!isWithin(attempts, 0, 185)) throw refuse('MaximumRetryAttempts must be between 0 and 185.');
  if (!isWithin(age, 60, 86_400)) throw refuse('MaximumEventAgeInSeconds must be between 60 and 86400.');
  if (DeadLetterConfig?.Arn !== undefined && targetKind(DeadLetterConfig.Arn) !== 'queue') {
    throw refuse('DeadLetterConfig must name an SQS queue.');
  }
}

/** At most 100 characters, and what looks like a path must be one. */
function checkMessageGroup({ Arn, SqsParameters }: Target, refuse: (reason: string) => Error): void {
  if (SqsParameters === undefined) return;
  const { MessageGroupId: group } = SqsParameters;
  if (targetKind(Arn) !== 'queue') throw refuse('SqsParameters are for SQS queues.');
  if (group === undefined) return;
  if (typeof group !== 'string' || group.length > 100)
    throw refuse('SqsParameters.MessageGroupId must be a text of at most 100 characters.');
  if (group.startsWith('$') && parseJsonPath(group) === undefined)
    throw refuse(`Invalid JSONPath provided: ${group}`);
}

const isWithin = (value: number, low: number, high: number) =>
  Number.isInteger(value) && value >= low && value <= high;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
