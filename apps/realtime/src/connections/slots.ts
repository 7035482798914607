import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import {
  livePrefix,
  planKey,
  type Pointer,
  pointerKey,
  type Protocol,
  type Slot,
  slotKey,
  slotPrefix,
  userPartition,
  type UserPlan,
} from '../items.ts';
import { slotsOf } from './plan.ts';
import { refusalOf } from './refusal.ts';
import { jitter, wait } from './wait.ts';

/** API Gateway ends every connection after 2 hours; a slot that nobody freed is free 10 minutes later. */
const longestSeconds = 2 * 3_600 + 600;

/** Others kept touching the same slots. Worth another try by the client. */
export class SlotsContended extends Error {
  override readonly name = 'SlotsContended';
}

const rounds = 5;

/** The connections of users, bounded by slots: neither a race nor a lost `$disconnect` breaks the quota. */
export interface Slots {
  /** Takes a free slot for a connection. @throws SlotsContended, and what DynamoDB throws */
  take(connection: {
    readonly userId: string;
    readonly connectionId: string;
    readonly protocol: Protocol;
  }): Promise<'taken' | 'full'>;
  /** Frees the slot of a connection that ended, unless another connection has taken it since. */
  release(connectionId: string): Promise<void>;
  /** The same, where the slot is known. */
  free(userId: string, slot: Pick<Slot, 'slot' | 'connectionId'>): Promise<void>;
  /** A user's connections, as far as is known. Strongly consistent. */
  live(userId: string): Promise<readonly Slot[]>;
}

export function createSlots(options: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now?: () => Date;
}): Slots {
  const { client, table, now = () => new Date() } = options;
  const seconds = () => Math.floor(now().getTime() / 1_000);

  const query = async (userId: string, prefix: string) => {
    const { Items: items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': userPartition(userId), ':prefix': prefix },
        ConsistentRead: true,
      }),
    );
    return items;
  };
  const isLive = ({ expiresAt }: Slot) => expiresAt >= seconds();

  async function freeSlotsOf(userId: string): Promise<number[]> {
    const items = await query(userId, livePrefix);
    const { sk: plan } = planKey(userId);
    const known = items.find(({ sk }) => sk === plan) as UserPlan | undefined;
    const taken = new Set(
      items
        .filter(({ sk }) => sk !== plan)
        .filter((item) => isLive(item as Slot))
        .map(({ slot }) => slot as number),
    );
    return Array.from({ length: slotsOf(known?.plan) }, (_, place) => place + 1).filter(
      (slot) => !taken.has(slot),
    );
  }

  const put = ({ userId, ...connection }: Parameters<Slots['take']>[0], slot: number) => {
    const expiresAt = seconds() + longestSeconds;
    const taken: Slot = { ...connection, slot, connectedAt: now().toISOString(), expiresAt };
    const pointer: Pointer = { userId, slot };
    return client.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName: table,
              Item: { ...taken, ...slotKey(userId, slot) },
              ConditionExpression: 'attribute_not_exists(pk) OR expiresAt < :now',
              ExpressionAttributeValues: { ':now': seconds() },
            },
          },
          {
            Put: {
              TableName: table,
              Item: { ...pointer, expiresAt, ...pointerKey(connection.connectionId) },
            },
          },
        ],
      }),
    );
  };

  const clear = (userId: string, { slot, connectionId }: Pick<Slot, 'slot' | 'connectionId'>) =>
    client.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Delete: {
              TableName: table,
              Key: slotKey(userId, slot),
              ConditionExpression: 'connectionId = :connectionId',
              ExpressionAttributeValues: { ':connectionId': connectionId },
            },
          },
          { Delete: { TableName: table, Key: pointerKey(connectionId) } },
        ],
      }),
    );

  async function free(userId: string, slot: Pick<Slot, 'slot' | 'connectionId'>): Promise<void> {
    for (let round = 1; ; round += 1) {
      const refusal = await refusalOf(clear(userId, slot));
      if (refusal === undefined) return;
      if (refusal === 'condition') {
        // The slot is another connection's by now: only the pointer is left to go.
        await client.send(new DeleteCommand({ TableName: table, Key: pointerKey(slot.connectionId) }));
        return;
      }
      if (round === rounds) throw new SlotsContended(`slot ${slot.slot} could not be freed`);
      await wait(jitter(round, 20, 500));
    }
  }

  return {
    async take(connection) {
      for (let round = 1; round <= rounds; round += 1) {
        let conflict = false;
        for (const slot of await freeSlotsOf(connection.userId)) {
          const refusal = await refusalOf(put(connection, slot));
          if (refusal === undefined) return 'taken';
          conflict ||= refusal === 'conflict';
        }
        // Each slot was seen taken: the quota is used, whoever was faster.
        if (!conflict) return 'full';
        await wait(jitter(round, 20, 500));
      }
      throw new SlotsContended(`no slot could be taken in ${rounds} rounds`);
    },

    free,

    async release(connectionId) {
      const { Item: item } = await client.send(
        new GetCommand({ TableName: table, Key: pointerKey(connectionId), ConsistentRead: true }),
      );
      const pointer = item as Pointer | undefined;
      if (pointer) await free(pointer.userId, { slot: pointer.slot, connectionId });
    },

    live: async (userId) => ((await query(userId, slotPrefix)) as unknown as Slot[]).filter(isLive),
  };
}
