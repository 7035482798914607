import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, createServer, type Server as NetServer } from 'node:net';
import { StartupError } from '../ports.ts';

/** What `localhost` means: some clients ask for the one, some for the other. */
const loopback = { v4: '127.0.0.1', v6: '::1' } as const;

/**
 * Takes a port of this machine (0: any free one), on both loopback addresses, and tells which. A machine without IPv6 has
 * only the one.
 *
 * @throws StartupError when another program has it
 */
export async function listen(server: Server, port: number): Promise<number> {
  const taken = await listenOn(server, port, loopback.v4);
  // An HTTP server listens once; another takes the connections of the second address for it.
  const beside = createServer((socket) => void server.emit('connection', socket));
  try {
    await listenOn(beside, taken, loopback.v6);
  } catch (error) {
    await new Promise((closed) => server.close(closed));
    // Free on the one address by chance, and not on the other.
    if (port === 0 && error instanceof StartupError) return listen(server, 0);
    throw error;
  }
  server.once('close', () => beside.close());
  return taken;
}

/** What a machine answers that has no such address. */
const absent: readonly unknown[] = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

async function listenOn(server: NetServer, port: number, host: string): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (host === loopback.v6 && absent.includes(code)) return port;
    if (code === 'EADDRINUSE') {
      throw new StartupError(`port ${port} is in use: end what listens there, or choose another port`, {
        cause,
      });
    }
    if (code === 'EACCES') throw new StartupError(`port ${port} may not be used by this user`, { cause });
    throw cause;
  }
  return (server.address() as AddressInfo).port;
}
