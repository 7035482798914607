import { targetKind } from './arn.ts';
import type { Route } from './delivery-store.ts';
import type { EventFields } from './pattern/fields.ts';
import type { Registry } from './registry.ts';

/** An event as rules see it. */
export interface Routed {
  readonly bus: string;
  readonly fields: EventFields;
  /** Whether another bus handed it on. */
  readonly forwarded: boolean;
}

/**
 * Every target of every enabled rule that matches.
 *
 * @param only ARNs of the rules that are asked; without it all of the bus
 */
export function routesOf(
  { bus, fields, forwarded }: Routed,
  registry: Registry,
  only?: readonly string[],
): Route[] {
  const routes: Route[] = [];
  for (const { definition, arn, pattern } of registry.rules(bus).values()) {
    if (definition.State !== 'ENABLED' || (only && !only.includes(arn)) || !pattern?.matches(fields))
      continue;
    for (const target of definition.Targets) {
      // AWS hands an event on from bus to bus once only, so two buses cannot keep one going between them.
      if (forwarded && targetKind(target.Arn) === 'bus') continue;
      routes.push({ rule: arn, target });
    }
  }
  return routes;
}
