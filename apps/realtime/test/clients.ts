import { beforeAll, vi } from 'vitest';
import { createActions } from '../src/actions/index.ts';
import { createRate } from '../src/actions/rate.ts';
import { createReceiver } from '../src/actions/receive.ts';
import type { Client } from '../src/connections/client-event.ts';
import { createGateway } from '../src/connections/gateway.ts';
import { createVerifier } from '../src/identity/verifier.ts';
import { framesOf, useConnectionsEndpoint } from './connections-endpoint.ts';
import { useIssuer } from './issuer.ts';
import { useTable } from './table.ts';

/** The side of the clients: what they send is taken on a real engine, and what is answered comes to a real endpoint. */
export function useClients() {
  const table = useTable();
  const endpoint = useConnectionsEndpoint();
  const issuer = useIssuer();
  const observer = { foreign: vi.fn(), unverifiable: vi.fn() };
  beforeAll(() => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    vi.stubEnv('AWS_REGION', 'us-east-1');
  });
  return {
    table,
    endpoint,
    issuer,
    observer,
    /** Takes what a client sends. @param now epoch milliseconds */
    send(body: string | object, client: Client, now: number): Promise<void> {
      const timed = { ...table, now: () => new Date(now) };
      const verify = createVerifier(issuer.url, issuer.client);
      const receive = createReceiver({
        gateway: createGateway(endpoint.url),
        actions: createActions({ ...timed, verify, observer }),
        countMessage: createRate(timed),
      });
      return receive(typeof body === 'string' ? body : JSON.stringify(body), client);
    },
    frames: (connectionId: string) => framesOf(endpoint, connectionId),
  };
}
