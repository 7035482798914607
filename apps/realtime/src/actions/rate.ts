import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { rateKey } from '../items.ts';

/** A client may send so many messages in so many seconds. */
const mostMessages = 20;
const windowSeconds = 10;

/** Counts a message of a connection. Resolves with the seconds to wait if it was one too many. */
export type CountMessage = (connectionId: string) => Promise<number | undefined>;

/** Counts in windows of fixed length. */
export function createRate(options: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now?: () => Date;
}): CountMessage {
  const { client, table, now = () => new Date() } = options;
  return async (connectionId) => {
    const seconds = now().getTime() / 1_000;
    const window = Math.floor(seconds / windowSeconds);
    const { Attributes: counted } = await client.send(
      new UpdateCommand({
        TableName: table,
        Key: rateKey(connectionId, window),
        UpdateExpression: 'ADD messages :one SET expiresAt = :expiresAt',
        ExpressionAttributeValues: { ':one': 1, ':expiresAt': (window + 2) * windowSeconds },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return Number(counted?.['messages']) > mostMessages
      ? Math.ceil((window + 1) * windowSeconds - seconds)
      : undefined;
  };
}
