/** The address of an item in a service's table (single-table design). */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

declare const itemType: unique symbol;

/** A key that knows what lies under it, so that reads and writes of it are typed. */
export interface ItemKey<Item extends object> extends Key {
  readonly [itemType]?: Item;
}

/** Names the item type of a key: `itemKey<Content>('USER#ada', 'CONTENT#8d1b')`. */
export const itemKey = <Item extends object>(pk: string, sk: string): ItemKey<Item> => ({ pk, sk });

/** Identifies a key among others. */
export const nameOf = (key: Key): string => JSON.stringify([key.pk, key.sk]);
