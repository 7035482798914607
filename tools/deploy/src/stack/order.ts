import type { EventContract } from '@bayon/event-contracts';
import type { PackagedStack, Template } from './packaged-stacks.ts';

type Contract = Pick<EventContract, 'producers' | 'consumers'>;

/** Each app with those that have to be there before it. */
export type Order = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What has to be deployed before what: whose values a stack imports, and who consumes what it publishes, so that no
 * event is said that nobody understands yet. Services that consume from each other have no order between them.
 */
export function orderOf(
  stacks: readonly Pick<PackagedStack, 'app' | 'template'>[],
  contracts: readonly Contract[],
): Order {
  const exporterOf = new Map(
    stacks.flatMap(({ app, template }) => exportsOf(template).map((name) => [name, app])),
  );
  const imports = new Map(
    stacks.map(({ app, template }) => [
      app,
      new Set(importsOf(template).flatMap((name) => exporterOf.get(name) ?? [])),
    ]),
  );
  const consumers = consumersOf(contracts);
  const publishesTo = (from: string, to: string) => reaches(consumers, from, to);
  return new Map(
    stacks.map(({ app }) => {
      const later = (other: string) => reaches(imports, other, app);
      const understandFirst = [...(consumers.get(app) ?? [])].filter(
        (other) => imports.has(other) && !publishesTo(other, app) && !later(other),
      );
      return [app, new Set([...(imports.get(app) ?? []), ...understandFirst])];
    }),
  );
}

/** The names under which a stack exports values. */
const exportsOf = ({ Outputs = {} }: Template): readonly string[] =>
  Object.values(Outputs).flatMap(({ Export }) => (Export ? [Export.Name] : []));

/** The names that a template imports, wherever in it. */
function importsOf(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'Fn::ImportValue' && typeof value === 'string' ? [value] : importsOf(value),
  );
}

const serviceOf = (part: string): string => part.split(' ')[0] ?? part;

/** Each service with the others that consume what it publishes. */
function consumersOf(contracts: readonly Contract[]): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, Set<string>>();
  for (const { producers, consumers } of contracts)
    for (const from of producers.map(serviceOf))
      for (const to of consumers.map(serviceOf))
        if (from !== to) graph.set(from, (graph.get(from) ?? new Set()).add(to));
  return graph;
}

/** Whether there is a way along the edges. */
function reaches(graph: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const next of graph.get(at) ?? []) {
      if (next === to) return true;
      if (!seen.has(next)) open.push(next);
      seen.add(next);
    }
  return false;
}

/** The same turned round: what is removed before what. */
export const reversed = (order: Order): Order =>
  new Map(
    [...order.keys()].map((app) => [
      app,
      new Set([...order].filter(([, before]) => before.has(app)).map(([other]) => other)),
    ]),
  );

/** The order among some of the apps: what is not among them is taken as there. */
export const among = (order: Order, apps: ReadonlySet<string>): Order =>
  new Map(
    [...order]
      .filter(([app]) => apps.has(app))
      .map(([app, before]) => [app, new Set([...before].filter((other) => apps.has(other)))]),
  );
