import { createContext, createElement, type ReactNode, useContext, useEffect } from 'react';
import type { Client } from '../client.ts';

const Bayon = createContext<Client | undefined>(undefined);

/** Gives a client to all below, connected for as long as this is shown. */
export function BayonProvider({
  client,
  children,
}: {
  readonly client: Client;
  readonly children?: ReactNode;
}) {
  useEffect(() => {
    client.realtime.connect();
    return () => client.realtime.close();
  }, [client]);
  return createElement(Bayon.Provider, { value: client }, children);
}

/** The client of the `BayonProvider` above. @throws Error where there is none */
export function useClient(): Client {
  const client = useContext(Bayon);
  if (!client) throw new Error('useClient: there is no BayonProvider above.');
  return client;
}
