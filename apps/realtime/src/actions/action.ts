/** Who sent a message. */
export interface Client {
  readonly userId: string;
  readonly connectionId: string;
}

/** A message as the client sent it: an object, whose fields the action checks. */
export interface ClientMessage {
  readonly action?: unknown;
  readonly [field: string]: unknown;
}

/** What a client can ask for: the frame to answer with. */
export type Action = (message: ClientMessage, client: Client) => Promise<object>;
