import type { APIGatewayProxyResult } from 'aws-lambda';
import { subprotocol } from '../identity/offered-token.ts';
import type { ClientEvent } from './client-event.ts';
import type { Gateway } from './gateway.ts';
import type { Slots } from './slots.ts';
import { isYoung } from './young.ts';

interface Means {
  readonly slots: Pick<Slots, 'take' | 'live' | 'free'>;
  readonly gateway: Pick<Gateway, 'isOpen'>;
  readonly now: () => Date;
}

/** Takes a slot for a new connection; 429 when the user's plan has no other. */
export async function connect(
  means: Means,
  { connectionId, authorizer: { userId, protocol } }: ClientEvent['requestContext'],
): Promise<APIGatewayProxyResult> {
  const isV1 = protocol === 'v1';
  const take = () => means.slots.take({ userId, connectionId, protocol: isV1 ? 'v1' : 'simple' });
  const isFull =
    (await take()) === 'full' && !((await freeLost(means, userId)) && (await take()) === 'taken');
  if (isFull) return { statusCode: 429, body: 'Too many connections' };
  // A browser that offered subprotocols closes a connection that agrees on none (RFC 6455, 4.1).
  return { statusCode: 200, body: '', ...(isV1 && { headers: { 'Sec-WebSocket-Protocol': subprotocol } }) };
}

/**
 * Frees the slots of connections that ended without a word: `$disconnect` is best effort, and nobody is to be locked
 * out by ghosts until their slots expire. A young connection may not be established yet, and keeps its slot.
 *
 * @returns whether there were any
 */
async function freeLost({ slots, gateway, now }: Means, userId: string): Promise<boolean> {
  const old = (await slots.live(userId)).filter((slot) => !isYoung(slot, now()));
  const lost = await Promise.all(
    old.map(async (slot) => {
      if (await gateway.isOpen(slot.connectionId)) return false;
      await slots.free(userId, slot);
      return true;
    }),
  );
  return lost.includes(true);
}
