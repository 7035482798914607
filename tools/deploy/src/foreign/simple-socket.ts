import { WebSocket } from 'ws';

/** A WebSocket of a simple client: it shows its token in the address, and agrees on no subprotocol. */
export class SimpleSocket extends WebSocket {
  constructor(url: string, protocols: readonly string[]) {
    const token = protocols.find((one) => one.startsWith('bearer.'))?.slice('bearer.'.length) ?? '';
    const address = new URL(url);
    address.searchParams.set('token', token);
    super(address);
  }
}
