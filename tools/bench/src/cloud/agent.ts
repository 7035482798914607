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
  get(path: string): Promise<Record<string, unknown>>;
  close(): void;
}

/** Gets a token and opens a WebSocket. */
export async function connectAgent(gatewayUrl: string, user: string): Promise<Agent> {
  const call = async (path: string, request: RequestInit) => {
    const answer = await fetch(`${gatewayUrl}${path}`, request);
    if (!answer.ok)
      throw new Error(`${request.method ?? 'GET'} ${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const { token } = await post('/_local/token', { user });
  const socket = new WebSocket(`${gatewayUrl.replace('http', 'ws')}/realtime`, [
    'bayon.v1',
    `bearer.${String(token)}`,
  ]);
  const authorized = { authorization: `Bearer ${String(token)}` };
  const agent: Agent = {
    user,
    onFrame: () => undefined,
    post: (path, body) => post(path, body, authorized),
    get: (path) => call(path, { headers: authorized }),
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
