import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { wait } from '@bayon/publisher';

/** A settled record that there may be. */
export interface Wanted {
  readonly table: string;
  readonly key: { readonly pk: string; readonly sk: string };
}

/** Keys that DynamoDB takes in one BatchGetItem. */
const mostKeys = 100;

/**
 * When each was settled, by `<table> <pk>`; those that are not there are left out. A record that has expired counts for
 * as long as it is there: it says what was.
 */
export async function readSettled(
  client: DynamoDBDocumentClient,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, string>> {
  const distinct = [...new Map(wanted.map((one) => [`${one.table} ${one.key.pk}`, one])).values()];
  const found = new Map<string, string>();
  for (let from = 0; from < distinct.length; from += mostKeys)
    await readBatch(client, distinct.slice(from, from + mostKeys), found);
  return found;
}

async function readBatch(
  client: DynamoDBDocumentClient,
  wanted: readonly Wanted[],
  found: Map<string, string>,
) {
  let asked: BatchGetCommandOutput['UnprocessedKeys'] = requestOf(wanted);
  for (let turn = 1; asked && Object.keys(asked).length > 0; turn += 1) {
    // DynamoDB leaves out what it is too busy for, and asks to be asked again more slowly.
    if (turn > 1) await wait(Math.min(2_000, 50 * 2 ** turn));
    const output: BatchGetCommandOutput = await client.send(new BatchGetCommand({ RequestItems: asked }));
    for (const [table, items] of Object.entries(output.Responses ?? {}))
      for (const { pk, settledAt } of items as { pk: string; settledAt: string }[])
        found.set(`${table} ${pk}`, settledAt);
    asked = output.UnprocessedKeys;
  }
}

function requestOf(wanted: readonly Wanted[]) {
  const tables = Map.groupBy(wanted, ({ table }) => table);
  return Object.fromEntries(
    [...tables].map(([table, ones]) => [
      table,
      {
        Keys: ones.map(({ key: { pk, sk } }) => ({ pk, sk })),
        ProjectionExpression: 'pk, settledAt',
        ConsistentRead: true,
      },
    ]),
  );
}
