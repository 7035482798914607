import { StartupError, type LocalAccount, type Resource } from '../ports.ts';
import { queuePolicyOf } from '../sqs/queue-policy.ts';
import { condition } from './condition.ts';
import { admits, EVENTS, eventStatementsOf } from './queue-policy.ts';

/**
 * Checks that every rule may deliver to its targets: a queue by its policy, a function by a Lambda permission. In AWS
 * such a rule deploys without complaint and then delivers nothing. Throws `StartupError` for the first that may not.
 */
export function checkDeliveries(resources: readonly Resource[], { accountId }: LocalAccount): void {
  for (const rule of resources.filter(({ type }) => type === 'AWS::Events::Rule')) {
    const ruleArn = rule.attributes['Arn'] ?? '';
    for (const arn of targetsOf(rule)) {
      const target = resources.find(({ attributes }) => attributes['Arn'] === arn);
      const refusal = (missing: string): StartupError =>
        new StartupError(
          `stack ${rule.stack}: the rule ${rule.logicalId} may not deliver to ${arn}: no ${missing} allows ${EVENTS} to`,
        );
      if (target?.type === 'AWS::SQS::Queue' && !queueAllows(resources, target, { ruleArn, accountId })) {
        throw refusal('AWS::SQS::QueuePolicy');
      }
      if (target?.type === 'AWS::Lambda::Function' && !functionAllows(resources, target, ruleArn)) {
        throw refusal('AWS::Lambda::Permission');
      }
    }
  }
}

/** The ARNs of a rule's targets and of their dead letter queues. */
function targetsOf({ properties }: Resource): string[] {
  const targets = (properties['Targets'] ?? []) as { Arn: string; DeadLetterConfig?: { Arn?: string } }[];
  return targets.flatMap(({ Arn, DeadLetterConfig }) => [Arn, DeadLetterConfig?.Arn ?? []].flat());
}

function queueAllows(
  resources: readonly Resource[],
  queue: Resource,
  rule: { ruleArn: string; accountId: string },
): boolean {
  const policy = queuePolicyOf(queue, resources);
  if (policy === undefined) return false;
  return admits(eventStatementsOf(JSON.parse(policy)), { queueArn: queue.attributes['Arn'] ?? '', ...rule });
}

function functionAllows(resources: readonly Resource[], target: Resource, ruleArn: string): boolean {
  return resources.some(({ type, properties }) => {
    if (type !== 'AWS::Lambda::Permission' || properties['Principal'] !== EVENTS) return false;
    if (![target.ref, target.attributes['Arn']].includes(String(properties['FunctionName']))) return false;
    const { SourceArn } = properties;
    // Without a source any rule of the account may invoke.
    return (
      SourceArn === undefined ||
      condition({ ArnLike: { 'aws:SourceArn': SourceArn } })({ 'aws:sourcearn': [ruleArn] })
    );
  });
}
