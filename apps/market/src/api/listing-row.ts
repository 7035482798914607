import type { ListingField } from './listing-columns.ts';

/** What a row's cell of some meaning says; undefined where it is empty or says nothing (`N/A`). */
export type Cell = (field: ListingField) => string | undefined;

/** Something that a row says, or what is wrong with how it does. */
export type Said<Value> = { readonly value: Value } | { readonly reason: string };
