import type { ItemKey } from './item.ts';

declare const rowType: unique symbol;

/**
 * One item. What a decision was based on is guarded: if the item changes between this read and the commit, nothing
 * is written and the rule is asked again.
 */
export interface GetRead<Item extends object> {
  readonly kind: 'get';
  readonly key: ItemKey<Item>;
}

/**
 * Some items of one partition. Those that the decision writes are guarded as what it `get`s; the others, and that no
 * more are there, are not: a decision that depends on that keeps a summary item beside them.
 */
export interface QueryRead<Item extends object> {
  readonly kind: 'query';
  readonly pk: string;
  /** Only items whose `sk` begins with this; all for the empty string. */
  readonly prefix: string;
  /** At most so many, 1 to 1,000. */
  readonly limit: number;
  readonly newestFirst: boolean;
  /** Only what follows this `sk` in the order that is asked for: where a chunk before ended. It begins with `prefix`. */
  readonly after?: string;
  readonly [rowType]?: Item;
}

export type Read = GetRead<object> | QueryRead<object>;

/** What a rule wants to know, by the names under which `decide` finds it. */
export type Reads = Readonly<Record<string, Read>>;

/**
 * What was found: an item or undefined for a `get`, a list for a `query`. What has expired is not found, whether
 * DynamoDB has deleted it yet or not.
 */
export type StateOf<R> = {
  readonly [Name in keyof R]: [R[Name]] extends [never]
    ? never
    : R[Name] extends GetRead<infer Item>
      ? Readonly<Item> | undefined
      : R[Name] extends QueryRead<infer Item>
        ? readonly Readonly<Item>[]
        : never;
};

export const get = <Item extends object>(key: ItemKey<Item>): GetRead<Item> => ({ kind: 'get', key });

export const query = <Item extends object>(
  pk: string,
  options: {
    readonly prefix: string;
    readonly limit: number;
    readonly newestFirst?: boolean;
    readonly after?: string;
  },
): QueryRead<Item> => ({ kind: 'query', pk, newestFirst: false, ...options });
