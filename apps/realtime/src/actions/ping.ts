import type { Action } from './action.ts';

/** Keeps a connection from idling: API Gateway ends one after 10 minutes without a message. */
export const ping: Action = () => Promise.resolve({ type: 'pong' });
