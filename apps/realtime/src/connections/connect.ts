import type { APIGatewayProxyResult } from 'aws-lambda';
import { subprotocol } from '../identity/offered-token.ts';
import type { ClientEvent } from './client-event.ts';
import type { Slots } from './slots.ts';

/** Takes a slot for a new connection; 429 when the user's plan has no other. */
export async function connect(
  slots: Pick<Slots, 'take'>,
  { connectionId, authorizer: { userId, protocol } }: ClientEvent['requestContext'],
): Promise<APIGatewayProxyResult> {
  const isV1 = protocol === 'v1';
  const end = await slots.take({ userId, connectionId, protocol: isV1 ? 'v1' : 'simple' });
  if (end === 'full') return { statusCode: 429, body: 'Too many connections' };
  // A browser that offered subprotocols closes a connection that agrees on none (RFC 6455, 4.1).
  return { statusCode: 200, body: '', ...(isV1 && { headers: { 'Sec-WebSocket-Protocol': subprotocol } }) };
}
