import { ofType, type Items } from '@bayon/function-host';
import type { Resource } from '@bayon/local-cloud/parts';

/** An item without DynamoDB's types. */
export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

/** What lies in the tables, by the app that a table is of. */
export type Tables = ReadonlyMap<string, readonly Item[]>;

export function tablesOf(items: Items, resources: readonly Resource[]): Tables {
  const stacks = new Map(ofType(resources, 'AWS::DynamoDB::Table').map(({ ref, stack }) => [ref, stack]));
  const tables = new Map<string, Item[]>([...stacks.values()].map((stack) => [stack, []]));
  for (const [name, item] of items) {
    const stack = stacks.get(name.split(' ')[0] ?? '');
    tables.get(stack ?? '')?.push(plain({ M: item }) as Item);
  }
  return tables;
}

/** A value as DynamoDB writes it (`{ "S": "…" }`), plain. */
function plain(typed: unknown): unknown {
  const [[type, value] = ['NULL', true]] = Object.entries(typed as Record<string, unknown>);
  switch (type) {
    case 'N':
      return Number(value);
    case 'NULL':
      return null;
    case 'L':
      return (value as unknown[]).map(plain);
    case 'M':
      return Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, plain(one)]));
    default:
      return value;
  }
}

/** The items of an app whose sort key begins so. */
export const itemsOf = (tables: Tables, stack: string, prefix: string): readonly Item[] =>
  (tables.get(stack) ?? []).filter(({ sk }) => sk.startsWith(prefix));

/** Whose an item is: `USER#ada` */
export const userOf = ({ pk }: Item): string => pk.split('#')[1] ?? '';
