import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { canonicalOf } from './canonical.ts';
import { type Difference, differencesOf } from './differences.ts';
import type { Scratch, UnequalRow } from './scratch.ts';
import { comparableOf, hasExpired } from './volatile.ts';

/** An item that is not the same in both tables. */
export interface UnequalItem {
  readonly pk: string;
  readonly sk: string;
  readonly kind: 'only live' | 'only rebuilt' | 'differs';
  /** Empty where one table has no such item. */
  readonly differences: readonly Difference[];
}

export interface Comparison {
  /** The first of them, as many as were asked for. */
  readonly items: readonly UnequalItem[];
  readonly unequal: number;
  /** Items that were other when they were read again: live traffic changed them, so nothing can be said of them. */
  readonly changedMeanwhile: number;
}

/** @param most how many items to keep for the answer */
export async function compareCopies(
  scratch: Scratch,
  live: { readonly client: DynamoDBDocumentClient; readonly table: string; readonly now: Date },
  most: number,
  signal: AbortSignal,
): Promise<Comparison> {
  const items: UnequalItem[] = [];
  let unequal = 0;
  let changedMeanwhile = 0;
  for (const row of scratch.unequal()) {
    signal.throwIfAborted();
    const now = await readAgain(live, row);
    // What came to be as the rebuild has it was only settled after it was copied.
    if (now === row.rebuilt) continue;
    if (now !== row.live) changedMeanwhile += 1;
    else {
      unequal += 1;
      if (items.length < most) items.push(unequalItem(row));
    }
  }
  return { items, unequal, changedMeanwhile };
}

/** The item as it is in the live table by now; null where it is gone, or has expired since it was copied. */
async function readAgain(
  {
    client,
    table,
    now,
  }: { readonly client: DynamoDBDocumentClient; readonly table: string; readonly now: Date },
  { pk, sk }: UnequalRow,
): Promise<string | null> {
  const { Item: item } = await client.send(
    new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
  );
  return !item || hasExpired(item, now) ? null : canonicalOf(comparableOf(item));
}

function unequalItem({ pk, sk, live, rebuilt }: UnequalRow): UnequalItem {
  if (live === null) return { pk, sk, kind: 'only rebuilt', differences: [] };
  if (rebuilt === null) return { pk, sk, kind: 'only live', differences: [] };
  return { pk, sk, kind: 'differs', differences: differencesOf(JSON.parse(live), JSON.parse(rebuilt)) };
}
