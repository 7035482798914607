import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Key } from '@bayon/publisher/rule';

/** Items of one transaction (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html). */
export const mostTogether = 100;

/**
 * Puts items that there must not be yet, all of them or none. Nothing here ever writes over an item: a role that may
 * put may do that too, so the condition is what keeps the trail as it is.
 *
 * @returns undefined where they were put; where they were there already, the first as it is there
 * @throws what DynamoDB throws: too busy, or somebody else is just putting the same
 */
export async function putOnce(
  { client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string },
  items: readonly Key[],
): Promise<Key | undefined> {
  try {
    await client.send(
      new TransactWriteCommand({
        TransactItems: items.map((item) => ({
          Put: {
            TableName: table,
            Item: item,
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        })),
      }),
    );
    return undefined;
  } catch (error) {
    const { Code: code, Item: item } =
      (error instanceof TransactionCanceledException && error.CancellationReasons?.[0]) || {};
    if (code !== 'ConditionalCheckFailed' || !item) throw error;
    // The document client translates answers, but not errors.
    return unmarshall(item) as Key;
  }
}
