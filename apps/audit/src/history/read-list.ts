import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Pointer } from '../trail/items.ts';
import type { Bounds } from './bounds.ts';
import type { Filter } from './filter.ts';

/** A table, as a reader has it, and how to wait for it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** A part of a list, from its beginning. */
export interface Stretch {
  readonly pointers: readonly Pointer[];
  /** The sort key up to which nothing is left out; absent where the list ends here. */
  readonly until?: string;
}

/** Places that one query looks at where a filter drops most of them, and how many queries one page is worth. */
const lookedAt = 1_000;
const mostQueries = 10;

/**
 * The first places of a list that pass a filter: at least `want` of them, or all, or as many as are found among ten
 * thousand.
 */
export async function readList(
  { client, table }: Table,
  pk: string,
  { low, high, newestFirst }: Bounds,
  filter: Filter | undefined,
  want: number,
): Promise<Stretch> {
  const pointers: Pointer[] = [];
  let from: Record<string, unknown> | undefined;
  for (let query = 1; query <= mostQueries; query += 1) {
    const page: QueryCommandOutput = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
        ...(filter && { FilterExpression: filter.expression, ExpressionAttributeNames: filter.names }),
        ExpressionAttributeValues: { ':pk': pk, ':low': low, ':high': high, ...filter?.values },
        ScanIndexForward: !newestFirst,
        Limit: filter ? lookedAt : want,
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    );
    pointers.push(...((page.Items ?? []) as Pointer[]));
    from = page.LastEvaluatedKey;
    if (!from) return { pointers };
    if (pointers.length >= want) break;
  }
  return { pointers, until: String(from?.['sk']) };
}
