import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Something a person can mend, in one line. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}

/** A frame of the realtime WebSocket, batches taken apart. */
export interface Frame {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** One agent on the running cloud: its token, the HTTP APIs, and the frames it is sent. */
export interface CloudClient {
  readonly user: string;
  /** Calls an API; throws DemoError where the answer is not 2xx. */
  call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Opens the WebSocket; `onFrame` is told of every frame. */
  listen(onFrame: (frame: Frame) => void): Promise<void>;
  close(): void;
}

/** Whoever takes part in a demo needs the cloud to be running, and a token of its own. */
export async function connect(user: string, gatewayUrl: string): Promise<CloudClient> {
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}, method = 'POST') =>
    fetch(`${gatewayUrl}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new DemoError(`nothing answers at ${gatewayUrl}: start the cloud first (npm start)`, { cause });
    });

  const issued = await post('/_local/token', { user });
  const { token } = (await issued.json()) as { token?: string };
  if (token === undefined) throw new DemoError(`${gatewayUrl} gave no token for ${user}`);
  let socket: WebSocket | undefined;

  return {
    user,
    async call(method, path, body) {
      const answer = await post(path, body, { authorization: `Bearer ${token}` }, method);
      const text = await answer.text();
      if (!answer.ok) throw new DemoError(`${method} ${path} answered ${answer.status}: ${text}`);
      return JSON.parse(text) as Record<string, unknown>;
    },
    async listen(onFrame) {
      socket = new WebSocket(`${gatewayUrl.replace('http', 'ws')}/realtime`, ['bayon.v1', `bearer.${token}`]);
      socket.on('message', (data: Buffer) => {
        const frame = JSON.parse(data.toString('utf8')) as Frame;
        for (const one of frame.type === 'batch' ? (frame['messages'] as Frame[]) : [frame]) onFrame(one);
      });
      await once(socket, 'open');
    },
    close: () => socket?.close(),
  };
}
