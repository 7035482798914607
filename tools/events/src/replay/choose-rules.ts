import { type BusRule, detailTypesOf, isTemporary, queueNameOf, serviceOfRule } from './bus-rule.ts';

/** A rule that brings events to a queue of a service. */
export interface ServiceRule extends BusRule {
  readonly service: string;
}

export interface Wanted {
  /** Only these services; all where empty. */
  readonly services: readonly string[];
  /** Only events of these types; all where empty. */
  readonly detailTypes: readonly string[];
}

/**
 * What a replay may go to: rules that bring events to services' queues, but for those that are there for a while, and
 * those that say themselves what they want of replays: the audit trail wants nothing twice.
 */
export const serviceRulesIn = (rules: readonly BusRule[], stage: string): readonly ServiceRule[] =>
  rules.flatMap((rule) => {
    const service = serviceOfRule(rule.name, stage);
    const isDelivery =
      rule.pattern !== undefined &&
      !('replay-name' in rule.pattern) &&
      rule.targets.some(({ arn }) => queueNameOf(arn) !== undefined);
    return service !== undefined && isDelivery && !isTemporary(rule.name, stage)
      ? [{ ...rule, service }]
      : [];
  });

/** The rules whose events are wanted. A rule that names no types may match any, and is among them. */
export const chooseRules = (
  rules: readonly ServiceRule[],
  { services, detailTypes }: Wanted,
): readonly ServiceRule[] =>
  rules.filter(({ service, pattern }) => {
    const types = detailTypesOf(pattern);
    return (
      (services.length === 0 || services.includes(service)) &&
      (detailTypes.length === 0 || !types || types.some((type) => detailTypes.includes(type)))
    );
  });

/** Whether a rule would bring more than is wanted: then one that is narrower must stand in for it. */
export const isTooWide = ({ pattern }: BusRule, { detailTypes }: Pick<Wanted, 'detailTypes'>): boolean => {
  const types = detailTypesOf(pattern);
  return detailTypes.length > 0 && (!types || types.some((type) => !detailTypes.includes(type)));
};
