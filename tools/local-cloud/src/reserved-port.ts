import { createServer } from 'node:http';
import { listen } from './endpoint/index.ts';

/** A port that is taken until what it is for can listen itself. */
export interface ReservedPort {
  readonly port: number;
  /** Frees the port. May be called twice. */
  release(): Promise<void>;
}

/**
 * Takes a port (0: any free one) and answers 503 on it: addresses must be known before templates are resolved,
 * and who waits for the local cloud sees that it is starting. Throws `StartupError` when the port is in use.
 */
export async function reservePort(port: number): Promise<ReservedPort> {
  const server = createServer((_request, response) => {
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1', connection: 'close' });
    response.end(JSON.stringify({ status: 'starting' }));
  });
  const taken = await listen(server, port);
  return {
    port: taken,
    async release() {
      if (!server.listening) return;
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
