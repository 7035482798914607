import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Client } from '../connections/client-event.ts';
import { resumesKey } from '../items.ts';

/** A resume reads much: so many in a minute, of one connection and of all that a user has. */
const most = { ofOne: 10, ofAll: 60 };
const windowSeconds = 60;

/** Counts a resume. Resolves with the seconds to wait if it was one too many. */
export type CountResume = (client: Pick<Client, 'userId' | 'connectionId'>) => Promise<number | undefined>;

/** Counts in minutes of the clock: a user's in one item, with a count for each connection. */
export function createResumeRate(options: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now?: () => Date;
}): CountResume {
  const { client, table, now = () => new Date() } = options;
  return async ({ userId, connectionId }) => {
    const seconds = now().getTime() / 1_000;
    const window = Math.floor(seconds / windowSeconds);
    const { Attributes: counted } = await client.send(
      new UpdateCommand({
        TableName: table,
        Key: resumesKey(userId, window),
        UpdateExpression: 'ADD ofAll :one, #ofOne :one SET expiresAt = :expiresAt',
        ExpressionAttributeNames: { '#ofOne': `of ${connectionId}` },
        ExpressionAttributeValues: { ':one': 1, ':expiresAt': (window + 2) * windowSeconds },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    const isTooMany =
      Number(counted?.['ofAll']) > most.ofAll || Number(counted?.[`of ${connectionId}`]) > most.ofOne;
    return isTooMany ? Math.max(1, Math.ceil((window + 1) * windowSeconds - seconds)) : undefined;
  };
}
