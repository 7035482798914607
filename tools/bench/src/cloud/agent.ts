import { type Client, createClient, type Notification, type Progress } from '@bayon/client';
import { countingSocket } from './counting-socket.ts';

/** What a user is shown. */
export type Shown =
  ({ readonly type: 'notification' } & Notification) | ({ readonly type: 'progress' } & Progress);

/** One user of a running cloud, by the client library as a frontend uses it. */
export interface Agent {
  readonly user: string;
  readonly client: Client;
  /** Told of all that is shown, with the moment (`performance.now()`). */
  onShown: (shown: Shown, at: number) => void;
  /** Notifications that came again, and were not shown. */
  readonly repeated: () => number;
  close(): void;
}

/** @returns a token of the local issuer */
export async function tokenFor(gatewayUrl: string, user: string): Promise<string> {
  const answer = await fetch(`${gatewayUrl}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  if (!answer.ok) throw new Error(`no token for ${user}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { readonly token: string }).token;
}

/** Gets a token and connects. */
export async function connectAgent(gatewayUrl: string, user: string): Promise<Agent> {
  const token = await tokenFor(gatewayUrl, user);
  const { WebSocket, repeated } = countingSocket();
  const client = createClient({ origin: gatewayUrl, token: () => token, storage: null, WebSocket });
  const { realtime } = client;
  const agent: Agent = {
    user,
    client,
    onShown: () => undefined,
    repeated,
    close: () => realtime.close(),
  };
  realtime.on('notification', (one) => agent.onShown({ type: 'notification', ...one }, performance.now()));
  realtime.on('progress', (one) => agent.onShown({ type: 'progress', ...one }, performance.now()));
  const { promise, resolve } = Promise.withResolvers<undefined>();
  realtime.on('connection', (state) => {
    if (state === 'connected') resolve(undefined);
  });
  realtime.connect();
  await promise;
  return agent;
}
