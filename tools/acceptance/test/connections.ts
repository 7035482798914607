import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Agent, Cloud } from '@bayon/cloud-driver';

/** The user's connections as realtime's table has them. */
export async function connectionsOf({ aws }: Cloud, { user }: Agent): Promise<string[]> {
  const { Items: items = [] } = await aws.dynamoDb.send(
    new QueryCommand({
      TableName: 'bayon-realtime-local',
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :slots)',
      ExpressionAttributeValues: { ':pk': { S: `USER#${user}` }, ':slots': { S: 'LIVE#SLOT#' } },
      ConsistentRead: true,
    }),
  );
  return items.map(({ connectionId }) => connectionId?.S ?? '');
}
