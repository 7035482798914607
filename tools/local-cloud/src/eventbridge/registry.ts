import type { LocalAccount } from '../ports.ts';
import { ResourceNotFoundException } from './errors.ts';
import { busNameOf } from './arn.ts';
import type { Database } from './database.ts';
import type { Bus, Rule } from './model.ts';
import { compileRule, type RegisteredRule } from './rule-definition.ts';

export type { RegisteredRule } from './rule-definition.ts';

/** The buses and rules in force: those of the templates, as changed through the API. */
export interface Registry {
  buses(): Bus[];
  /** @param nameOrArn throws `ResourceNotFoundException` for an unknown bus */
  bus(nameOrArn: string | undefined): Bus;
  /** The rules of a bus, by name. */
  rules(bus: string): ReadonlyMap<string, RegisteredRule>;
  allRules(): RegisteredRule[];
  /** Throws `ResourceNotFoundException` for an unknown rule. */
  rule(bus: string, name: string): RegisteredRule;
  /** Checks and keeps a rule; throws as `compileRule`. */
  put(rule: Rule): RegisteredRule;
  remove(bus: string, name: string): void;
}

/**
 * What the API changes is kept in the database together with what the template said then. It stays in force
 * until the template says something else, as drift does in CloudFormation: an operator's DisableRule outlives
 * a restart, and a changed template wins.
 */
export function createRegistry(
  database: Database,
  buses: ReadonlyMap<string, Bus>,
  templates: readonly RegisteredRule[],
  account: LocalAccount,
): Registry {
  const { sql } = database;
  const fromTemplate = new Map(templates.map((rule) => [rule.arn, JSON.stringify(rule.definition)]));
  const byBus = new Map([...buses.keys()].map((bus) => [bus, new Map<string, RegisteredRule>()]));
  for (const rule of templates) byBus.get(rule.definition.EventBusName)?.set(rule.definition.Name, rule);

  const save = sql.prepare(
    'INSERT OR REPLACE INTO rules (bus, name, definition, template) VALUES (?, ?, ?, ?)',
  );
  const forget = sql.prepare('DELETE FROM rules WHERE bus = ? AND name = ?');
  const templateOf = (bus: string, name: string) =>
    templates.find(({ definition }) => definition.EventBusName === bus && definition.Name === name);

  for (const row of sql.prepare('SELECT bus, name, definition, template FROM rules').all()) {
    const { bus, name, definition, template } = row as unknown as Row;
    const own = templateOf(bus, name);
    const rules = byBus.get(bus);
    if ((own ? fromTemplate.get(own.arn) : undefined) !== (template ?? undefined)) forget.run(bus, name);
    else if (definition === null) rules?.delete(name);
    else rules?.set(name, compileRule(JSON.parse(definition) as Rule, account));
  }

  function keep(bus: string, name: string, definition: string | null): void {
    const own = templateOf(bus, name);
    save.run(bus, name, definition, own ? (fromTemplate.get(own.arn) ?? null) : null);
  }

  const none: ReadonlyMap<string, RegisteredRule> = new Map();
  return {
    buses: () => [...buses.values()],
    bus: (nameOrArn) => {
      const bus = buses.get(busNameOf(nameOrArn));
      if (!bus) throw new ResourceNotFoundException(`Event bus ${busNameOf(nameOrArn)} does not exist.`);
      return bus;
    },
    rules: (bus) => byBus.get(bus) ?? none,
    allRules: () => [...byBus.values()].flatMap((rules) => [...rules.values()]),
    rule: (bus, name) => {
      const rule = byBus.get(bus)?.get(name);
      if (!rule) throw new ResourceNotFoundException(`Rule ${name} does not exist on EventBus ${bus}.`);
      return rule;
    },
    put: (definition) => {
      const rule = compileRule(definition, account);
      const { EventBusName, Name } = definition;
      keep(EventBusName, Name, JSON.stringify(definition));
      byBus.get(EventBusName)?.set(Name, rule);
      return rule;
    },
    remove: (bus, name) => {
      if (templateOf(bus, name)) keep(bus, name, null);
      else forget.run(bus, name);
      byBus.get(bus)?.delete(name);
    },
  };
}

interface Row {
  bus: string;
  name: string;
  definition: string | null;
  template: string | null;
}
