import type { Message } from '@bayon/publisher';
import type { Reached } from '../items.ts';
import { deliverToOne, type Delivered, type DeliverOptions, entryOf } from './deliver-to-one.ts';
import { nobody, type ReachedStore } from './reached.ts';
import { recipientsOf } from './recipients.ts';
import { settleEach } from './settle-each.ts';

/** Some recipients of a message could not be told. The next delivery tells those, and only those. */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed';

  constructor(failed: number, recipients: number, cause: Error) {
    super(`${failed} of ${recipients} recipients: ${cause.name}: ${cause.message}`, { cause });
  }
}

/** Users at once: ten messages may name 2,000 of them, and each needs its own connections to DynamoDB. */
const usersAtOnce = 16;

type Outcome = 'settled' | 'duplicate';

/** Delivers a batch of the inbox, user by user. Resolves with how each message ended, in their order. */
export function createDelivery(options: DeliverOptions & { readonly reached: ReachedStore }) {
  const { reached } = options;

  return async (messages: readonly Message[]): Promise<readonly PromiseSettledResult<Outcome>[]> => {
    const before = new Map(
      await Promise.all(
        messages.map(
          async ({ messageId, attempt }) =>
            [messageId, attempt > 1 ? await reached.load(messageId) : nobody] as const,
        ),
      ),
    );
    const users = [...openByUser(messages, before)];
    const ends = await settleEach(users, usersAtOnce, ([userId, concerned]) =>
      deliverToOne(userId, concerned, toldBefore(userId, concerned, before), options),
    );
    const byUser = new Map(users.map(([userId], place) => [userId, ends[place]]));
    return Promise.allSettled(
      messages.map((message) => endOf(message, byUser, before.get(message.messageId) ?? nobody)),
    );
  };

  async function endOf(
    message: Message,
    byUser: ReadonlyMap<string, PromiseSettledResult<readonly Delivered[]> | undefined>,
    earlier: Reached,
  ): Promise<Outcome> {
    const { messageId } = message;
    const recipients = recipientsOf(message);
    const ends = recipients.map((userId) => {
      if (isDone(earlier, userId)) return { userId };
      const end = byUser.get(userId);
      if (end?.status !== 'fulfilled') return { userId, error: asError(end?.reason) };
      return { userId, ...end.value.find((delivered) => delivered.messageId === messageId) };
    });
    const failed = ends.flatMap(({ error }) => (error ? [error] : []));
    const [first] = failed;
    if (!first)
      return ends.some((end) => 'outcome' in end && end.outcome === 'settled') ? 'settled' : 'duplicate';

    await reached.save(messageId, {
      users: ends.flatMap((end) => {
        if (!end.error) return [{ userId: end.userId }];
        const connectionIds =
          'connectionIds' in end ? end.connectionIds : entryOf(earlier, end.userId)?.connectionIds;
        return connectionIds && connectionIds.length > 0 ? [{ userId: end.userId, connectionIds }] : [];
      }),
    });
    throw new DeliveryFailed(failed.length, recipients.length, first);
  }
}

const isDone = (earlier: Reached, userId: string) => {
  const entry = entryOf(earlier, userId);
  return entry !== undefined && entry.connectionIds === undefined;
};

/** The messages that still concern each user. */
function openByUser(
  messages: readonly Message[],
  before: ReadonlyMap<string, Reached>,
): Map<string, Message[]> {
  const open = new Map<string, Message[]>();
  for (const message of messages) {
    for (const userId of recipientsOf(message)) {
      if (isDone(before.get(message.messageId) ?? nobody, userId)) continue;
      open.set(userId, [...(open.get(userId) ?? []), message]);
    }
  }
  return open;
}

const toldBefore = (userId: string, messages: readonly Message[], before: ReadonlyMap<string, Reached>) =>
  new Map(
    messages.map(({ messageId }) => [
      messageId,
      entryOf(before.get(messageId) ?? nobody, userId)?.connectionIds ?? [],
    ]),
  );

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
