import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { tokenExpired } from '../rules/error-frame.ts';
import { settleEach } from '../delivery/settle-each.ts';
import { endPartition, endShards, placeKey, type Slot, userOf } from '../items.ts';
import { hasEnded } from './ended.ts';
import type { Gateway } from './gateway.ts';
import type { Slots } from './slots.ts';

export interface CloseEndedOptions {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly slots: Pick<Slots, 'free'>;
  readonly gateway: Pick<Gateway, 'post' | 'close'>;
  readonly now?: () => Date;
  /** Whether there is time for another page; the next minute goes on where this one stops. */
  readonly hasTime: () => boolean;
}

/** Connections of a page, and at once. */
const pageSize = 100;
const atOnce = 16;

/**
 * Closes the connections whose time is over, and says so to those whose token has ended. One that cannot be closed is
 * tried again the next minute.
 *
 * @returns how many were closed
 * @throws AggregateError of what went wrong, when all others are closed
 */
export async function closeEnded(options: CloseEndedOptions): Promise<number> {
  const { client, table, slots, gateway, hasTime, now = () => new Date() } = options;

  /** The index is a moment behind: whether it has really ended the connection's own item says. */
  async function close({
    pk,
    slot,
    connectionId,
    leaving,
  }: Slot & { readonly pk: string }): Promise<boolean> {
    const userId = userOf(pk);
    const { Item: item } = await client.send(
      new GetCommand({
        TableName: table,
        Key: placeKey(userId, { slot, ...(leaving && { leaving }) }),
        ConsistentRead: true,
      }),
    );
    const held = item as Slot | undefined;
    if (held?.connectionId !== connectionId || !hasEnded(held, now())) return false;
    // Whether or not it hears why: a client that reads nothing any more cannot be told.
    if (!leaving) await gateway.post(connectionId, JSON.stringify(tokenExpired)).catch(() => undefined);
    await gateway.close(connectionId);
    await slots.free(userId, held);
    return true;
  }

  let closed = 0;
  const errors: unknown[] = [];
  for (let shard = 0; shard < endShards; shard += 1) {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :partition AND gsi1sk < :behind',
          ExpressionAttributeValues: {
            ':partition': endPartition(shard),
            // Each time is followed by `#` and its connection; `$` follows `#`.
            ':behind': `${now().toISOString()}$`,
          },
          Limit: pageSize,
          ExclusiveStartKey: from,
        }),
      );
      const ends = await settleEach((page.Items ?? []) as (Slot & { readonly pk: string })[], atOnce, close);
      closed += ends.filter((end) => end.status === 'fulfilled' && end.value).length;
      errors.push(...ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : [])));
      from = page.LastEvaluatedKey;
    } while (from && hasTime());
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} connections could not be closed`);
  return closed;
}
