import { errorFrame } from '../rules/error-frame.ts';
import type { Gateway } from './gateway.ts';
import type { Slots } from './slots.ts';

/** What a client is told that its user has ended from elsewhere: a good one does not come back by itself. */
const signedOut = errorFrame('signed_out', 'This connection was ended from another device.');

/**
 * Ends a connection of a user. `$disconnect` frees its slot; where that is lost, whoever finds the connection gone.
 *
 * @returns whether the user has such a connection
 */
export const createEndConnection =
  (parts: { readonly slots: Pick<Slots, 'live'>; readonly gateway: Pick<Gateway, 'post' | 'close'> }) =>
  async (userId: string, connectionId: string): Promise<boolean> => {
    const live = await parts.slots.live(userId);
    if (!live.some((slot) => slot.connectionId === connectionId)) return false;
    // Whether or not it hears why.
    await parts.gateway.post(connectionId, JSON.stringify(signedOut)).catch(() => undefined);
    await parts.gateway.close(connectionId);
    return true;
  };
