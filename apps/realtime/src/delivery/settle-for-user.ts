import type { Cause, Settled, Settler } from '@bayon/publisher';
import type { Message } from '@bayon/publisher';
import { deliverToUser, readsFor } from '../rules/deliver-to-user.ts';
import type { Outgoing } from '../rules/parts-for.ts';

/** One message of the inbox as it concerns one user: settled for each recipient by itself. */
export interface UserCause extends Cause {
  readonly receipt: string;
}

export interface SettledForUser {
  /** How each message ended, in their order. */
  readonly settled: readonly Settled[];
  /** What is to be told of those that were settled now. */
  readonly outgoing: readonly Outgoing[];
}

/** A transaction takes 100 items: for each cause its record and a row or a job's two, and the log's state once. */
const mostCauses = 33;

/** Under which scope a user's share of an event is settled. */
export const userScope = (userId: string) => `realtime#${userId}`;

export const causeFor = (userId: string, { event, messageId }: Message): UserCause => ({
  event,
  scope: userScope(userId),
  receipt: messageId,
});

/**
 * Gives messages their effect on one user, exactly once: log and jobs in one transaction (in several when there are
 * more than one takes).
 *
 * @throws as `settleTogether`. What was committed before is found by the next delivery, which then tells of it.
 */
export async function settleForUser(
  settler: Pick<Settler, 'settleTogether'>,
  userId: string,
  causes: readonly UserCause[],
): Promise<SettledForUser> {
  const settled: Settled[] = [];
  const outgoing: Outgoing[] = [];
  for (let from = 0; from < causes.length; from += mostCauses) {
    const together = causes.slice(from, from + mostCauses);
    // The last decision is the one that was committed; what it left out was settled by others.
    let told: readonly Outgoing[] = [];
    const ended = await settler.settleTogether(together, {
      load: (open) =>
        readsFor(
          userId,
          open.map(({ event }) => event),
        ),
      decide: (open, state, now) => {
        const messageIds = new Map(open.map(({ event, receipt }) => [event, receipt]));
        const { writes, frames } = deliverToUser(userId, [...messageIds.keys()], state, now);
        told = frames.map(({ event, frame }) => ({ messageId: messageIds.get(event) ?? '', frame }));
        return writes;
      },
    });
    const now = new Set(
      together.filter((_, place) => ended[place]?.outcome === 'settled').map(({ receipt }) => receipt),
    );
    settled.push(...ended);
    outgoing.push(...told.filter(({ messageId }) => now.has(messageId)));
  }
  return { settled, outgoing };
}
