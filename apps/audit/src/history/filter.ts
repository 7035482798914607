import { entityName } from '../trail/items.ts';
import type { Filters } from './history.ts';

/** What DynamoDB drops from a list before it answers. */
export interface Filter {
  readonly expression: string;
  readonly names: Record<string, string>;
  readonly values: Record<string, string>;
}

/** @returns undefined where everything is wanted */
export function filterOf(wanted: Filters): Filter | undefined {
  const { source, detailType, correlationId, causationId, entity } = wanted;
  const values = Object.entries({
    source,
    detailType,
    correlationId,
    causationId,
    entities: entity && entityName(entity),
  }).filter((named): named is [string, string] => named[1] !== undefined);
  if (values.length === 0) return undefined;
  return {
    expression: values
      .map(([name]) => (name === 'entities' ? `contains(#${name}, :${name})` : `#${name} = :${name}`))
      .join(' AND '),
    names: Object.fromEntries(values.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
  };
}
