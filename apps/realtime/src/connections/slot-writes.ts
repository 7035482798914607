import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { endIndex, placeKey, type Pointer, pointerKey, type Slot, slotKey } from '../items.ts';

type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

/**
 * What is written of connections, each a transaction: a connection's item and the pointer to it change together, and
 * only while the item is still what it was seen to be.
 */
export const slotWrites = (table: string) => {
  const put = (userId: string, slot: Slot, condition: object = {}) => ({
    Put: {
      TableName: table,
      Item: { ...slot, ...placeKey(userId, slot), ...endIndex(slot) },
      ...condition,
    },
  });
  const point = (userId: string, { slot, connectionId, leaving, endsAt, expiresAt }: Slot) => {
    const pointer: Pointer = {
      userId,
      slot,
      ...(leaving && { leaving }),
      ...(endsAt !== undefined && { endsAt }),
    };
    return { Put: { TableName: table, Item: { ...pointer, expiresAt, ...pointerKey(connectionId) } } };
  };
  const stillOf = (connectionId: string) => ({
    ConditionExpression: 'connectionId = :connectionId',
    ExpressionAttributeValues: { ':connectionId': connectionId },
  });
  const free = (now: number) => ({
    ConditionExpression: 'attribute_not_exists(pk) OR expiresAt < :now',
    ExpressionAttributeValues: { ':now': now },
  });

  return {
    /** Takes a slot that is free. @param now epoch seconds */
    take: (userId: string, slot: Slot, now: number): TransactItems => [
      put(userId, slot, free(now)),
      point(userId, slot),
    ],
    /** Takes the slot of another connection, which moves beside it. One at a time may be there. */
    replace: (userId: string, slot: Slot, old: Slot, now: number): TransactItems => [
      put(userId, slot, stillOf(old.connectionId)),
      point(userId, slot),
      put(userId, old, free(now)),
      point(userId, old),
    ],
    /** Frees what a connection holds. */
    clear: (userId: string, held: Pick<Slot, 'slot' | 'connectionId' | 'leaving'>): TransactItems => [
      { Delete: { TableName: table, Key: placeKey(userId, held), ...stillOf(held.connectionId) } },
      { Delete: { TableName: table, Key: pointerKey(held.connectionId) } },
    ],
    /** Moves the end of a connection. */
    extend: (userId: string, held: Pick<Slot, 'slot' | 'connectionId'>, endsAt: number): TransactItems => {
      const { connectionId, slot } = held;
      const { gsi1pk, gsi1sk } = endIndex({ connectionId, endsAt });
      return [
        {
          Update: {
            TableName: table,
            Key: slotKey(userId, slot),
            UpdateExpression: 'SET endsAt = :endsAt, gsi1pk = :gsi1pk, gsi1sk = :gsi1sk',
            ConditionExpression: 'connectionId = :connectionId',
            ExpressionAttributeValues: {
              ':connectionId': connectionId,
              ':endsAt': endsAt,
              ':gsi1pk': gsi1pk,
              ':gsi1sk': gsi1sk,
            },
          },
        },
        {
          Update: {
            TableName: table,
            Key: pointerKey(connectionId),
            UpdateExpression: 'SET endsAt = :endsAt',
            ConditionExpression: 'slot = :slot AND attribute_not_exists(leaving)',
            ExpressionAttributeValues: { ':endsAt': endsAt, ':slot': slot },
          },
        },
      ];
    },
  };
};
