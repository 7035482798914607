import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type ComingDigest, digestPartition, digestShards } from '../items.ts';

/** The digests that have come due, page by page. By an index, hence a moment behind. @param now ISO 8601 UTC */
export async function* dueDigests(
  { client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string },
  now: string,
): AsyncGenerator<readonly ComingDigest[]> {
  for (let shard = 0; shard < digestShards; shard += 1) {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk < :end',
          ExpressionAttributeValues: {
            ':pk': digestPartition(shard),
            // `$` follows `#`: what comes at this very moment is due.
            ':end': `${now}$`,
          },
          Limit: 100,
          ExclusiveStartKey: from,
        }),
      );
      yield (page.Items ?? []) as ComingDigest[];
      from = page.LastEvaluatedKey;
    } while (from);
  }
}
