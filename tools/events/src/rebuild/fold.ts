import { existsSync } from 'node:fs';
import type { DomainEvent, EventContract } from '@bayon/event-contracts';
import type { Settler } from '@bayon/publisher';
import type { AnyRule, Key } from '@bayon/publisher/rule';
import { UsageError } from '../errors.ts';

/** How a service's table follows from events: the same rules that its processor settles them by. */
export interface Fold {
  readonly contracts: readonly EventContract[];
  /** Who settles an event: one record lies in the table for each. */
  scopesOf(event: DomainEvent): readonly string[];
  /** Settles events of one scope that were settled at the same moment, in their order. */
  settle(settler: Settler, scope: string, events: readonly DomainEvent[]): Promise<void>;
  /** Whether an item follows from events at all. */
  isOfEvents(key: Key): boolean;
}

const app = (service: string, file: string) =>
  new URL(`../../../../apps/${service}/src/${file}`, import.meta.url);

/**
 * The fold of a service in this checkout: its own `rebuild.ts` where it settles in a way of its own, else its rules.
 * They are today's rules, whatever was deployed when the events came.
 *
 * @throws UsageError where there is no such service
 */
export async function foldOf(service: string): Promise<Fold> {
  const isName = /^[a-z0-9-]+$/.test(service);
  const own = app(service, 'rebuild.ts');
  if (isName && existsSync(own)) return ((await import(own.href)) as { readonly fold: Fold }).fold;
  if (!isName || !existsSync(app(service, 'rules/index.ts')))
    throw new UsageError(`--rebuild ${service}: no service of this name has rules in this checkout`);
  const { rules } = (await import(app(service, 'rules/index.ts').href)) as {
    readonly rules: Readonly<Record<string, AnyRule>>;
  };
  return foldOfRules(service, rules);
}

/** The fold of a service whose every event is settled once, by the rule of its type. */
export function foldOfRules(service: string, rules: Readonly<Record<string, AnyRule>>): Fold {
  return {
    contracts: Object.values(rules).map(({ contract }) => contract),
    scopesOf: () => [service],
    async settle(settler, _, events) {
      for (const event of events) {
        const rule = rules[event.detailType];
        if (rule) await settler.settle(event, rule);
      }
    },
    // Beside it there may be the settled records of its workers, whose effects are events and no items.
    isOfEvents: ({ pk }) => !pk.startsWith('SETTLED#') || pk.startsWith(`SETTLED#${service}#`),
  };
}
