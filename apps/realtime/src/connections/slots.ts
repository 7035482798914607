import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import {
  livePrefix,
  planKey,
  type Pointer,
  pointerKey,
  type Slot,
  userPartition,
  type UserPlan,
} from '../items.ts';
import type { Client } from './client-event.ts';
import { slotsOf } from './plan.ts';
import { refusalOf } from './refusal.ts';
import { slotWrites } from './slot-writes.ts';
import { jitter, wait } from './wait.ts';

/** API Gateway ends every connection after 2 hours; a slot that nobody freed is free 10 minutes later. */
const longestSeconds = 2 * 3_600 + 600;

/** How long a connection goes on that another has replaced. */
const leavingSeconds = 60;

/** Others kept touching the same slots. Worth another try by the client. */
export class SlotsContended extends Error {
  override readonly name = 'SlotsContended';
}

const rounds = 5;

/** What becomes of a connection that asks for a slot. */
export interface NewConnection extends Client {
  readonly agent?: string;
  /** The user's own connection whose slot it takes over. Ignored where there is none such. */
  readonly replaces?: string;
  /** Without that, it takes over the slot of an earlier connection of this device. */
  readonly device?: string;
}

/** The connections whose slots a new one may take over: the one that it names, or else those that its device lost. */
export function formerOf(
  { replaces, device }: Pick<NewConnection, 'replaces' | 'device'>,
  held: readonly Slot[],
): readonly Slot[] {
  const named = held.filter(({ connectionId }) => connectionId === replaces);
  return named.length > 0 ? named : held.filter((slot) => device !== undefined && slot.device === device);
}

/** The connections of users, bounded by slots: neither a race nor a lost `$disconnect` breaks the quota. */
export interface Slots {
  /** Takes a slot for a connection. @throws SlotsContended, and what DynamoDB throws */
  take(connection: NewConnection): Promise<'taken' | 'full'>;
  /** Frees the slot of a connection that ended, unless another connection has taken it since. */
  release(connectionId: string): Promise<void>;
  /** The same, where the slot is known. */
  free(userId: string, held: Pick<Slot, 'slot' | 'connectionId' | 'leaving'>): Promise<void>;
  /** Moves the end of a connection. @param endsAt epoch seconds @returns whether it is still there */
  extend(connectionId: string, endsAt: number): Promise<boolean>;
  /** A user's connections, as far as is known; those that are leaving too. Strongly consistent. */
  live(userId: string): Promise<readonly Slot[]>;
}

export function createSlots(options: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now?: () => Date;
}): Slots {
  const { client, table, now = () => new Date() } = options;
  const writes = slotWrites(table);
  const seconds = () => Math.floor(now().getTime() / 1_000);
  const transact = (items: TransactWriteCommandInput['TransactItems']) =>
    refusalOf(client.send(new TransactWriteCommand({ TransactItems: items })));

  async function look(userId: string): Promise<{ readonly slots: readonly Slot[]; readonly places: number }> {
    const { Items: items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': userPartition(userId), ':prefix': livePrefix },
        ConsistentRead: true,
      }),
    );
    const { sk: plan } = planKey(userId);
    const known = items.find(({ sk }) => sk === plan) as UserPlan | undefined;
    const slots = items.filter(({ sk }) => sk !== plan) as unknown as Slot[];
    return { slots: slots.filter(({ expiresAt }) => expiresAt >= seconds()), places: slotsOf(known?.plan) };
  }

  async function pointerOf(connectionId: string): Promise<Pointer | undefined> {
    const { Item: item } = await client.send(
      new GetCommand({ TableName: table, Key: pointerKey(connectionId), ConsistentRead: true }),
    );
    return item as Pointer | undefined;
  }

  const slotFor = (
    { connectionId, protocol, agent, device, tokenEndsAt }: NewConnection,
    slot: number,
  ): Slot => ({
    slot,
    connectionId,
    protocol,
    connectedAt: now().toISOString(),
    ...(agent !== undefined && { agent }),
    ...(device !== undefined && { device }),
    ...(tokenEndsAt !== undefined && { endsAt: tokenEndsAt }),
    expiresAt: seconds() + longestSeconds,
  });
  const leavingOf = (old: Slot): Slot => ({
    ...old,
    leaving: true,
    endsAt: Math.min(seconds() + leavingSeconds, old.endsAt ?? Infinity),
  });

  const free: Slots['free'] = async (userId, held) => {
    for (let round = 1; ; round += 1) {
      const refusal = await transact(writes.clear(userId, held));
      if (refusal === undefined) return;
      if (refusal === 'condition') {
        // The slot is another connection's by now: only the pointer is left to go.
        await client.send(new DeleteCommand({ TableName: table, Key: pointerKey(held.connectionId) }));
        return;
      }
      if (round === rounds) throw new SlotsContended(`slot ${held.slot} could not be freed`);
      await wait(jitter(round, 20, 500));
    }
  };

  return {
    async take(connection) {
      const { userId } = connection;
      for (let round = 1; round <= rounds; round += 1) {
        const { slots, places } = await look(userId);
        const held = slots.filter(({ leaving }) => !leaving);
        // Beyond a smaller plan no slot is handed on.
        const handedOn = formerOf(connection, held).filter(({ slot }) => slot <= places);
        const taken = new Set(held.map(({ slot }) => slot));
        const freeSlots = Array.from({ length: places }, (_, place) => place + 1).filter(
          (slot) => !taken.has(slot),
        );
        const replacing = handedOn.map((old) =>
          writes.replace(userId, slotFor(connection, old.slot), leavingOf(old), seconds()),
        );
        const taking = freeSlots.map((slot) => writes.take(userId, slotFor(connection, slot), seconds()));
        let conflict = false;
        for (const way of [...replacing, ...taking]) {
          const refusal = await transact(way);
          if (refusal === undefined) return 'taken';
          conflict ||= refusal === 'conflict';
          // It may well succeed the next time; with a free slot the client would hold two.
          if (conflict && replacing.includes(way)) break;
        }
        // Each slot was seen taken: the quota is used, whoever was faster.
        if (!conflict) return 'full';
        await wait(jitter(round, 20, 500));
      }
      throw new SlotsContended(`no slot could be taken in ${rounds} rounds`);
    },

    free,

    async release(connectionId) {
      const pointer = await pointerOf(connectionId);
      if (pointer) await free(pointer.userId, { ...pointer, connectionId });
    },

    async extend(connectionId, endsAt) {
      for (let round = 1; round <= rounds; round += 1) {
        const pointer = await pointerOf(connectionId);
        if (!pointer) return false;
        // Its time does not depend on its token any more.
        if (pointer.leaving) return true;
        const { userId, slot } = pointer;
        const refusal = await transact(writes.extend(userId, { slot, connectionId }, endsAt));
        if (refusal === undefined) return true;
        await wait(jitter(round, 20, 500));
      }
      throw new SlotsContended(`the end of a connection could not be moved in ${rounds} rounds`);
    },

    live: async (userId) => (await look(userId)).slots,
  };
}
