import type { ItemKey } from './item.ts';

/** Where an item appears besides its key, and when it may go. */
export interface Placement {
  /** Its place in the index `gsi1`. */
  readonly index?: { readonly pk: string; readonly sk: string };
  /** Epoch seconds after which DynamoDB may delete it. A read never trusts it to have been deleted. */
  readonly expiresAt?: number;
}

export interface PutWrite extends Placement {
  readonly kind: 'put';
  readonly key: ItemKey<object>;
  readonly item: object;
}

export interface AddWrite extends Placement {
  readonly kind: 'add';
  readonly key: ItemKey<object>;
  /** By how much each numeric attribute rises. */
  readonly amounts: Readonly<Record<string, number>>;
  /** Attributes set beside it, the same whoever writes last. */
  readonly set?: Readonly<Record<string, unknown>>;
}

export interface RemoveWrite {
  readonly kind: 'remove';
  readonly key: ItemKey<object>;
}

/** A change of the service's own table. */
export type Write = PutWrite | AddWrite | RemoveWrite;

/**
 * The whole item. Guarded if the rule loaded it: last writer does not win by accident. The table's own attributes
 * (`pk`, `sk`, `gsi1pk`, `gsi1sk`, `expiresAt`, `rev`) are no fields of an item.
 */
export const put = <Item extends object>(
  key: ItemKey<Item>,
  item: NoInfer<Item>,
  placement: Placement = {},
): PutWrite => ({ kind: 'put', key, item, ...placement });

/**
 * Counters: they commute, so nothing needs to be loaded. The item comes to be with the first of them. Where it
 * expires its key names its period, for an addition does not see that the item it raises has expired.
 */
export const add = <Item extends object>(
  key: ItemKey<Item>,
  amounts: Readonly<Record<string, number>>,
  options: Placement & { readonly set?: Partial<NoInfer<Item>> } = {},
): AddWrite => ({ kind: 'add', key, amounts, ...options });

/** Guarded if the rule loaded it. */
export const remove = <Item extends object>(key: ItemKey<Item>): RemoveWrite => ({ kind: 'remove', key });
