import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Slot } from '../items.ts';
import { device } from '../protocol/handshake.ts';
import { subprotocol } from '../identity/offered-token.ts';
import { type ClientEvent, clientOf } from './client-event.ts';
import type { Gateway } from './gateway.ts';
import type { NewConnection, Slots } from './slots.ts';
import { isYoung } from './young.ts';

/** Characters of a client's name for itself. */
const longestAgent = 256;

interface Means {
  readonly slots: Pick<Slots, 'take' | 'live' | 'free'>;
  readonly gateway: Pick<Gateway, 'lookAt' | 'close'>;
  readonly now: () => Date;
}

/**
 * Takes a slot for a new connection: that of the one which it `replaces`, of one that its `device` lost, or a free one;
 * 429 when the user's plan has no other.
 */
export async function connect(means: Means, event: ClientEvent): Promise<APIGatewayProxyResult> {
  const client = clientOf(event);
  const { userAgent } = event.requestContext.identity ?? {};
  const { replaces, device: name } = event.queryStringParameters ?? {};
  const named = name === undefined ? undefined : device.safeParse(name);
  if (named?.success === false) return { statusCode: 400, body: named.error.issues[0]?.message ?? '' };
  const connection = {
    ...client,
    ...(userAgent !== undefined && { agent: userAgent.slice(0, longestAgent) }),
    ...(replaces !== undefined && { replaces }),
    ...(named !== undefined && { device: named.data }),
  };
  const take = () => means.slots.take(connection);
  const isFull =
    (await take()) === 'full' && !((await freeLost(means, connection)) && (await take()) === 'taken');
  if (isFull) return { statusCode: 429, body: 'Too many connections' };
  const isV1 = client.protocol === 'v1';
  // A browser that offered subprotocols closes a connection that agrees on none (RFC 6455, 4.1).
  return { statusCode: 200, body: '', ...(isV1 && { headers: { 'Sec-WebSocket-Protocol': subprotocol } }) };
}

/**
 * Frees the slots of connections that ended without a word: `$disconnect` is best effort, and nobody is to be locked
 * out by ghosts until their slots expire. A young connection may not be established yet, and keeps its slot.
 *
 * Of a half-open one API Gateway knows no end. Where its device has come back (without naming it as the one that it
 * replaces), it is ended here.
 *
 * @returns whether there were any
 */
async function freeLost({ slots, gateway, now }: Means, connection: NewConnection): Promise<boolean> {
  const { userId, device: ours, replaces } = connection;
  const held = (await slots.live(userId)).filter(({ leaving }) => !leaving);
  const isOurs = (slot: Slot) => ours !== undefined && slot.device === ours && slot.connectionId !== replaces;
  const isLost = async (slot: Slot): Promise<boolean> => {
    if (isOurs(slot)) {
      await gateway.close(slot.connectionId);
      return true;
    }
    return !isYoung(slot, now()) && (await gateway.lookAt(slot.connectionId)) === undefined;
  };
  const freed = await Promise.all(
    held.map(async (slot) => {
      if (!(await isLost(slot))) return false;
      await slots.free(userId, slot);
      return true;
    }),
  );
  return freed.includes(true);
}
