import { awsCall } from '../throughput/aws-call.ts';

/** An item, in DynamoDB's own notation. */
export type StoredItem = Readonly<Record<string, { readonly S?: string }>>;

/** Every item of a table, with these attributes only, page by page. */
export async function* scan(
  awsUrl: string,
  table: string,
  attributes: readonly string[],
): AsyncGenerator<StoredItem> {
  let start: unknown;
  do {
    const page = (await awsCall(awsUrl, 'DynamoDB_20120810.Scan', {
      TableName: table,
      ProjectionExpression: attributes.map((_, place) => `#${place}`).join(),
      ExpressionAttributeNames: Object.fromEntries(attributes.map((name, place) => [`#${place}`, name])),
      ...(start !== undefined && { ExclusiveStartKey: start }),
    })) as { readonly Items: readonly StoredItem[]; readonly LastEvaluatedKey?: unknown };
    yield* page.Items;
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
