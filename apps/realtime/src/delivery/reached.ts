import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Reached, reachedKey } from '../items.ts';

/** As long as a queue keeps a message: 14 days. */
const keptSeconds = 14 * 86_400;

/**
 * Whom a message has reached when it must go back to the queue for others. Written in that case only, read by
 * redeliveries only: a delivery that succeeds costs nothing.
 */
export interface ReachedStore {
  load(messageId: string): Promise<Reached>;
  save(messageId: string, reached: Reached): Promise<void>;
}

export const nobody: Reached = { users: [] };

export function createReachedStore(options: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now?: () => Date;
}): ReachedStore {
  const { client, table, now = () => new Date() } = options;
  return {
    async load(messageId) {
      const { Item: item } = await client.send(
        new GetCommand({ TableName: table, Key: reachedKey(messageId), ConsistentRead: true }),
      );
      return (item as Reached | undefined) ?? nobody;
    },
    async save(messageId, { users }) {
      const expiresAt = Math.floor(now().getTime() / 1_000) + keptSeconds;
      await client.send(
        new PutCommand({ TableName: table, Item: { users, expiresAt, ...reachedKey(messageId) } }),
      );
    },
  };
}
