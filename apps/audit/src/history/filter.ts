import { type Pointer, entityName } from '../trail/items.ts';
import type { Filters } from './history.ts';

/** What DynamoDB drops from a list before it answers. */
export interface Filter {
  readonly expression: string;
  readonly names: Record<string, string>;
  readonly values: Record<string, string>;
}

/** @returns undefined where everything is wanted */
export function filterOf({ entity, ...equal }: Filters): Filter | undefined {
  const wanted: Partial<Pick<Pointer, 'source' | 'detailType' | 'correlationId' | 'causationId'>> = equal;
  const named = Object.entries(wanted).filter(([, value]) => value !== undefined);
  const conditions = [
    ...named.map(([field, value]) => ({ field, test: `#${field} = :${field}`, value })),
    ...(entity
      ? [{ field: 'entities', test: 'contains(#entities, :entities)', value: entityName(entity) }]
      : []),
  ];
  if (conditions.length === 0) return undefined;
  return {
    expression: conditions.map(({ test }) => test).join(' AND '),
    names: Object.fromEntries(conditions.map(({ field }) => [`#${field}`, field])),
    values: Object.fromEntries(conditions.map(({ field, value }) => [`:${field}`, value])),
  };
}
