import type { LookAtLog } from '../reads/log-look.ts';
import { type Action, frame, theEnd } from './action.ts';

/**
 * Keeps a connection from idling: API Gateway ends one after 10 minutes without a message. And tells how far the log
 * is, so that a client to whom a post was lost finds out.
 */
export const createPing =
  (lookAtLog: LookAtLog): Action =>
  async (_, client) => {
    const { status, hasEnded } = await lookAtLog(client);
    return hasEnded ? theEnd : frame({ type: 'pong', ...status });
  };
