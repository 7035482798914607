import type { Resource, ResourceTypes } from '../ports.ts';

/**
 * One line for each resource type, and for each property of an executed type, that has no effect on this machine:
 * `AWS::CloudWatch::Alarm (12)`, `AWS::SQS::Queue.RedriveAllowPolicy (2)`. Nothing is passed over in silence.
 */
export function notExecuted(resources: readonly Resource[], resourceTypes: ResourceTypes): string[] {
  const names = resources.flatMap(({ type, properties }) => {
    const known = resourceTypes[type];
    if (known === undefined) return [type];
    // A type of which nothing is executed is named as a whole, unless all its properties concern AWS alone.
    const covered = new Set([...known.executed, ...(known.awsOnly ?? [])]);
    const uncovered = Object.keys(properties).filter((property) => !covered.has(property));
    if (known.executed.length === 0) return uncovered.length > 0 ? [type] : [];
    return uncovered.map((property) => `${type}.${property}`);
  });
  const counts = Map.groupBy(names, (name) => name);
  return [...counts].map(([name, { length }]) => `${name} (${length})`).sort();
}
