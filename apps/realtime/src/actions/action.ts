import type { Client } from '../connections/client-event.ts';
import { tokenExpired } from '../rules/error-frame.ts';

/** A message as the client sent it: an object, whose fields the action checks. */
export interface ClientMessage {
  readonly action?: unknown;
  readonly [field: string]: unknown;
}

/** What is answered: WebSocket messages, in their order. */
export interface Answer {
  readonly texts: readonly string[];
  /** Nothing more is said to this client: the connection is closed. */
  readonly isLast?: true;
}

/** What a client can ask for. */
export type Action = (message: ClientMessage, client: Client) => Promise<Answer>;

/** One frame, as it mostly is. */
export const frame = (content: object): Answer => ({ texts: [JSON.stringify(content)] });

/** The answer to whatever is asked on a connection whose token has ended. */
export const theEnd: Answer = { ...frame(tokenExpired), isLast: true };
