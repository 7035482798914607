import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { fullJitter, isConflict, type Wait } from '@bayon/publisher';
import type { Key } from '@bayon/publisher/rule';

/** Items of one transaction (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html). */
export const mostTogether = 100;

/** How often items are put that somebody else is just putting, too: within two seconds. */
const attempts = 8;

/** A table, and how to wait for it. */
export interface TrailTable {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly wait: Wait;
}

/**
 * Puts items that there must not be yet, all of them or none. Nothing here ever writes over an item: a role that may
 * put may do that too, so the condition is what keeps the trail as it is.
 *
 * @returns undefined where they were put; where they were there already, the first as it is there
 * @throws what DynamoDB throws: nothing was put, unless an answer was lost
 */
export async function putOnce(
  { client, table, wait }: TrailTable,
  items: readonly Key[],
): Promise<Key | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: items.map((item) => putIn(table, item)) }));
      return undefined;
    } catch (error) {
      const known = firstIn(error);
      if (known) return known;
      // Two copies of an event that come at one moment get in each other's way: one of them will find the other's.
      if (!isConflict(error) || attempt === attempts) throw error;
    }
    await wait(fullJitter(attempt, 20, 500));
  }
}

const putIn = (table: string, item: Key) => ({
  Put: {
    TableName: table,
    Item: item,
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  },
});

/** The first item as it is there, as a cancelled transaction tells it. */
function firstIn(error: unknown): Key | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const { Code: code, Item: item } = error.CancellationReasons?.[0] ?? {};
  // The document client translates answers, but not errors.
  return code === 'ConditionalCheckFailed' && item ? (unmarshall(item) as Key) : undefined;
}
