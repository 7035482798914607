import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { rateKey } from '../items.ts';

/** A client may send so many messages in so many seconds. */
const mostMessages = 20;
const windowSeconds = 10;

/** Counts a message of a connection, in windows of fixed length. Resolves with whether it was one too many. */
export function createRate(options: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now?: () => Date;
}): (connectionId: string) => Promise<boolean> {
  const { client, table, now = () => new Date() } = options;
  return async (connectionId) => {
    const window = Math.floor(now().getTime() / 1_000 / windowSeconds);
    const { Attributes: counted } = await client.send(
      new UpdateCommand({
        TableName: table,
        Key: rateKey(connectionId, window),
        UpdateExpression: 'ADD messages :one SET expiresAt = :expiresAt',
        ExpressionAttributeValues: { ':one': 1, ':expiresAt': (window + 2) * windowSeconds },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return Number(counted?.['messages']) > mostMessages;
  };
}
