import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Message, Settled, Settler } from '@bayon/publisher';
import { hasEnded } from '../connections/ended.ts';
import type { Slots } from '../connections/slots.ts';
import type { Reached } from '../items.ts';
import type { Outgoing } from '../rules/parts-for.ts';
import { type PostOptions, postToConnection } from './post-to-connection.ts';
import { causeFor, settleForUser } from './settle-for-user.ts';
import { createTeller } from './told-again.ts';

export interface DeliverOptions extends PostOptions {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly settler: Pick<Settler, 'settleTogether'>;
  readonly slots: Pick<Slots, 'free' | 'live'>;
}

/** What became of one message for one user. */
export interface Delivered {
  readonly messageId: string;
  readonly outcome: 'settled' | 'duplicate';
  /** The connections that need not be told again. */
  readonly connectionIds: readonly string[];
  /** Why some connection was not told. */
  readonly error?: Error;
}

/** What is known from an earlier delivery, by message: the connections that were told then. */
export type ToldBefore = ReadonlyMap<string, readonly string[]>;

/** One user's entry of what a message reached. */
export const entryOf = ({ users }: Reached, userId: string) => users.find((user) => user.userId === userId);

/**
 * Delivers messages to one user in three round trips: state and connections, the transaction, the posts.
 *
 * The message that settled an event tells of it, and no other: so a copy of the event is not told twice, and a message
 * whose first delivery died between the transaction and the posts is told by its next.
 *
 * @throws what settling or reading throws; nobody was told anything then
 */
export async function deliverToOne(
  userId: string,
  messages: readonly Message[],
  before: ToldBefore,
  options: DeliverOptions,
): Promise<readonly Delivered[]> {
  const [{ settled, outgoing }, live] = await Promise.all([
    settleForUser(
      options.settler,
      userId,
      messages.map((message) => causeFor(userId, message)),
    ),
    options.slots.live(userId),
  ]);
  const all = [...(await outgoingAgain(userId, messages, settled, options)), ...outgoing];
  const shareOf = (connectionId: string) =>
    all.filter(({ messageId }) => !before.get(messageId)?.includes(connectionId));
  const now = (options.now ?? (() => new Date()))();
  const posted = await Promise.all(
    live
      .filter((slot) => !hasEnded(slot, now))
      .map((slot) => postToConnection(userId, slot, shareOf(slot.connectionId), options)),
  );
  return messages.map(({ messageId }, place) => {
    const untold = all.some((one) => one.messageId === messageId)
      ? posted.filter(
          ({ connectionId, done }) => !done.has(messageId) && !before.get(messageId)?.includes(connectionId),
        )
      : [];
    const error = untold.find((one) => one.error)?.error;
    return {
      messageId,
      outcome: settled[place]?.outcome ?? 'duplicate',
      connectionIds: [
        ...(before.get(messageId) ?? []),
        ...posted.filter(({ done }) => done.has(messageId)).map(({ connectionId }) => connectionId),
      ],
      ...(error && { error }),
    };
  });
}

/** What earlier deliveries of these same messages settled without telling (all of) it. */
async function outgoingAgain(
  userId: string,
  messages: readonly Message[],
  settled: readonly Settled[],
  options: DeliverOptions,
): Promise<readonly Outgoing[]> {
  const tell = createTeller(options);
  const again = await Promise.all(
    messages.map(async ({ messageId, event }, place): Promise<Outgoing[]> => {
      const end = settled[place];
      if (end?.outcome !== 'duplicate' || end.record.receipt !== messageId) return [];
      const frame = await tell(userId, event, end);
      return frame ? [{ messageId, frame }] : [];
    }),
  );
  return again.flat();
}
