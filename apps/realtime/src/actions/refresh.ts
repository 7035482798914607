import type { Client } from '../connections/client-event.ts';
import type { Slots } from '../connections/slots.ts';
import type { Verified, Verify } from '../identity/verifier.ts';
import { refresh } from '../protocol/client-messages.ts';
import { type Action, frame, theEnd } from './action.ts';
import { errorFrame } from '../rules/error-frame.ts';
import { read } from './read-message.ts';

/** What is told of tokens that are not what they should be. Never the token. */
export interface TokenObserver {
  /** A client showed a token of somebody else. */
  foreign(client: Client): void;
  /** The issuer's keys cannot be had. */
  unverifiable(error: unknown): void;
}

/** A token that cannot be checked now may be in a few seconds. */
const retryAfter = 5;

/** Lets a connection live as long as a new token of its user. What is no such token changes nothing. */
export const createRefresh =
  (parts: {
    readonly verify: Verify;
    readonly slots: Pick<Slots, 'extend'>;
    readonly observer: TokenObserver;
  }): Action =>
  async (message, client) => {
    const { verify, slots, observer } = parts;
    const asked = read(refresh, message);
    if ('complaint' in asked) return frame(errorFrame('invalid_token', asked.complaint));
    let verified: Verified | undefined;
    try {
      verified = await verify(asked.message.token);
    } catch (error) {
      observer.unverifiable(error);
      return frame({
        ...errorFrame('unavailable', 'Tokens cannot be checked at the moment.'),
        retryAfter,
      });
    }
    if (!verified)
      return frame(errorFrame('invalid_token', 'token is not accepted: it has ended, or is not ours.'));
    if (verified.userId !== client.userId) {
      observer.foreign(client);
      const foreign = errorFrame('invalid_token', 'token is another user’s. The connection is closed.');
      return { ...frame(foreign), isLast: true };
    }
    const { endsAt } = verified;
    // Without its slot it would be told nothing any more.
    if (!(await slots.extend(client.connectionId, endsAt))) return theEnd;
    return frame({ type: 'refreshed', expiresAt: new Date(endsAt * 1_000).toISOString() });
  };
