import type { Identity } from '../identity/authorize.ts';

/** What the WebSocket API's routes are invoked with, as far as it is used. */
export interface ClientEvent {
  readonly requestContext: {
    readonly connectionId: string;
    /** What the authorizer found out. */
    readonly authorizer: Identity;
  };
  /** `$default`: what the client sent. */
  readonly body?: string;
  /** A binary message; there is none in the protocol. */
  readonly isBase64Encoded?: boolean;
}
