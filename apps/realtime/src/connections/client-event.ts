import type { Identity } from '../identity/authorize.ts';
import type { Protocol } from '../items.ts';

/** What the WebSocket API's routes are invoked with, as far as it is used. */
export interface ClientEvent {
  readonly requestContext: {
    readonly connectionId: string;
    /** What the authorizer found out. A connection from before a deployment may know less. */
    readonly authorizer: Pick<Identity, 'userId' | 'protocol'> & Partial<Pick<Identity, 'tokenEndsAt'>>;
    readonly identity?: { readonly userAgent?: string };
  };
  /** `$connect`: absent where there is none. */
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>> | null;
  /** `$default`: what the client sent. */
  readonly body?: string;
  /** A binary message; there is none in the protocol. */
  readonly isBase64Encoded?: boolean;
}

/** Whose connection it is. */
export interface Client {
  readonly userId: string;
  readonly connectionId: string;
  readonly protocol: Protocol;
  /** Epoch seconds: when the token ends that it connected with. */
  readonly tokenEndsAt?: number;
}

export const clientOf = ({ requestContext: { connectionId, authorizer } }: ClientEvent): Client => ({
  userId: authorizer.userId,
  connectionId,
  protocol: authorizer.protocol === 'v1' ? 'v1' : 'simple',
  ...(authorizer.tokenEndsAt !== undefined && { tokenEndsAt: Number(authorizer.tokenEndsAt) }),
});
