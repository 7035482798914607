import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A frame of the realtime WebSocket, batches taken apart. */
export interface Frame {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** One user of a running cloud. */
export interface Agent {
  readonly user: string;
  /** Told of every frame, with the moment of its arrival (`performance.now()`). */
  onFrame: (frame: Frame, at: number) => void;
  post(path: string, body: object): Promise<Record<string, unknown>>;
  close(): void;
}

/** Gets a token and opens a WebSocket. */
export async function connectAgent(gatewayUrl: string, user: string): Promise<Agent> {
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${gatewayUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const { token } = await post('/_local/token', { user });
  const socket = new WebSocket(`${gatewayUrl.replace('http', 'ws')}/realtime`, [
    'bayon.v1',
    `bearer.${String(token)}`,
  ]);
  const agent: Agent = {
    user,
    onFrame: () => undefined,
    post: (path, body) => post(path, body, { authorization: `Bearer ${String(token)}` }),
    close: () => socket.close(),
  };
  socket.on('message', (data: Buffer) => {
    const at = performance.now();
    const frame = JSON.parse(data.toString('utf8')) as Frame;
    const frames = frame.type === 'batch' ? (frame['messages'] as readonly Frame[]) : [frame];
    for (const one of frames) agent.onFrame(one, at);
  });
  await once(socket, 'open');
  return agent;
}
