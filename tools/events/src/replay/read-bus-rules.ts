import {
  type EventBridgeClient,
  ListRulesCommand,
  type ListRulesCommandOutput,
  ListTargetsByRuleCommand,
  type ListTargetsByRuleCommandOutput,
  type Target,
} from '@aws-sdk/client-eventbridge';
import type { BusRule, Pattern, RuleTarget } from './bus-rule.ts';

/** The rules of a bus with their targets. A bus has at most 300 rules, a rule five targets (AWS's quotas). */
export async function readBusRules(
  events: EventBridgeClient,
  bus: string,
  namePrefix?: string,
): Promise<readonly BusRule[]> {
  const rules: BusRule[] = [];
  let NextToken: string | undefined;
  do {
    const page: ListRulesCommandOutput = await events.send(
      new ListRulesCommand({ EventBusName: bus, NamePrefix: namePrefix, NextToken }),
    );
    for (const { Name: name = '', Arn: arn = '', State, Description = '', EventPattern } of page.Rules ?? [])
      rules.push({
        name,
        arn,
        state: State ?? 'ENABLED',
        description: Description,
        pattern: patternIn(EventPattern),
        targets: await readTargets(events, bus, name),
      });
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return rules;
}

async function readTargets(events: EventBridgeClient, bus: string, rule: string): Promise<RuleTarget[]> {
  const targets: RuleTarget[] = [];
  let NextToken: string | undefined;
  do {
    const page: ListTargetsByRuleCommandOutput = await events.send(
      new ListTargetsByRuleCommand({ EventBusName: bus, Rule: rule, NextToken }),
    );
    targets.push(...(page.Targets ?? []).map(targetOf));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return targets;
}

const targetOf = (definition: Target): RuleTarget => ({
  arn: definition.Arn ?? '',
  ...(definition.DeadLetterConfig?.Arn !== undefined && { deadLetterArn: definition.DeadLetterConfig.Arn }),
  definition,
});

function patternIn(text: string | undefined): Pattern | undefined {
  if (text === undefined) return undefined;
  const pattern = JSON.parse(text) as unknown;
  return typeof pattern === 'object' && pattern !== null && !Array.isArray(pattern)
    ? (pattern as Pattern)
    : undefined;
}
