import { createHash } from 'node:crypto';
import {
  DeleteRuleCommand,
  type EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  ResourceNotFoundException,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { OperationFailed } from '../errors.ts';
import { type Pattern, servicePrefix } from './bus-rule.ts';

/** A rule for a while. */
export interface TemporaryRule {
  readonly name: string;
  readonly description: string;
  readonly pattern: Pattern;
  readonly targets: readonly Target[];
}

/**
 * `bayon-studio-local-replay-3f9a10c2-1`. The policies of the services' queues let in rules of this name, and `doctor`
 * knows them by it. EventBridge takes 64 characters: a replay's own name may be as long, hence its digest.
 */
export function temporaryName(
  service: string,
  stage: string,
  {
    purpose,
    replay,
    place,
  }: { readonly purpose: 'replay' | 'rebuild'; readonly replay: string; readonly place: number },
): string {
  const digest = createHash('sha256').update(replay).digest('hex').slice(0, 8);
  const name = `${servicePrefix(service, stage)}${purpose}-${digest}-${place}`;
  if (name.length > 64) throw new OperationFailed(`the rule name ${name} is longer than 64 characters`);
  return name;
}

/**
 * Makes rules, does some work, and removes them again whatever happens.
 *
 * @param note told what could not be removed after work that failed: the error that is thrown is the work's own
 * @throws OperationFailed naming what could not be removed after work that was done
 */
export async function withTemporaryRules<T>(
  events: EventBridgeClient,
  bus: string,
  rules: readonly TemporaryRule[],
  note: (line: string) => void,
  work: (arns: readonly string[]) => Promise<T>,
): Promise<T> {
  const begun: TemporaryRule[] = [];
  try {
    const arns: string[] = [];
    for (const rule of rules) {
      // Before it is there: a lost answer must leave nothing behind.
      begun.push(rule);
      arns.push(await putRule(events, bus, rule));
    }
    const result = await work(arns);
    await removeRules(events, bus, begun);
    return result;
  } catch (error) {
    await removeRules(events, bus, begun).catch((leftBehind: unknown) => {
      note(leftBehind instanceof Error ? leftBehind.message : String(leftBehind));
    });
    throw error;
  }
}

async function putRule(events: EventBridgeClient, bus: string, rule: TemporaryRule): Promise<string> {
  const { name, description, pattern, targets } = rule;
  const { RuleArn: arn = '' } = await events.send(
    new PutRuleCommand({
      EventBusName: bus,
      Name: name,
      Description: description,
      EventPattern: JSON.stringify(pattern),
      State: 'ENABLED',
      Tags: [{ Key: 'bayon:temporary', Value: 'true' }],
    }),
  );
  const { FailedEntries: failed = [] } = await events.send(
    new PutTargetsCommand({
      EventBusName: bus,
      Rule: name,
      Targets: [...targets],
    }),
  );
  if (failed.length > 0)
    throw new OperationFailed(`PutTargets ${name}: ${failed.map((one) => one.ErrorMessage).join('; ')}`);
  return arn;
}

/** Tries to remove every one, though some fail. @throws OperationFailed naming those that are still there */
async function removeRules(
  events: EventBridgeClient,
  bus: string,
  rules: readonly TemporaryRule[],
): Promise<void> {
  const ends = await Promise.allSettled(rules.map((rule) => removeRule(events, bus, rule)));
  const left = rules.filter((_, place) => ends[place]?.status === 'rejected').map(({ name }) => name);
  if (left.length > 0)
    throw new OperationFailed(
      `could not remove ${left.join(', ')}: npm run events -- doctor names them again`,
    );
}

/** A rule goes only without targets. */
async function removeRule(
  events: EventBridgeClient,
  bus: string,
  { name, targets }: TemporaryRule,
): Promise<void> {
  try {
    await events.send(
      new RemoveTargetsCommand({ EventBusName: bus, Rule: name, Ids: targets.map(({ Id }) => Id ?? '') }),
    );
    await events.send(new DeleteRuleCommand({ EventBusName: bus, Name: name }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}
