// The small build of zod: it is loaded with every start of the function that takes these.
import * as z from 'zod/mini';

/** What a device calls itself. No `#`: keys are put together with it. */
export const device = z
  .string()
  .check(
    z.regex(/^[\w-]{8,64}$/, 'device must be 8 to 64 letters, digits, _ or -'),
    z.describe(
      'A name that the client keeps for itself: it has no connection but this one and the one that this one replaces',
    ),
  );

/** What a client may say in the query of the handshake. */
export const handshakeQuery = z.object({
  token: z.optional(z.string().check(z.describe('The token of a client that cannot offer subprotocols'))),
  userId: z.optional(z.string().check(z.describe('Must be the subject of the token, where it is given'))),
  replaces: z.optional(
    z
      .string()
      .check(z.describe('The connectionId of a connection of this user whose place this one takes over')),
  ),
  device: z.optional(device),
});
