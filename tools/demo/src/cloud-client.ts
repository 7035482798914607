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
  call(method: string, path: string, body?: object): Promise<Record<string, unknown>>;
  /** Uploads CSV. */
  upload(path: string, csv: string): Promise<Record<string, unknown>>;
  /** Opens the WebSocket; `onFrame` is told of every frame. */
  listen(onFrame: (frame: Frame) => void): Promise<void>;
  close(): void;
}

/** Whoever takes part in a demo needs the cloud to be running, and a token of its own. */
export async function connect(user: string, gatewayUrl: string): Promise<CloudClient> {
  const send = async (method: string, path: string, headers: Record<string, string>, body?: string) => {
    const answer = await fetch(`${gatewayUrl}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
    }).catch((cause: unknown) => {
      throw new DemoError(`nothing answers at ${gatewayUrl}: start the cloud first (npm start)`, { cause });
    });
    const text = await answer.text();
    if (!answer.ok) throw new DemoError(`${method} ${path} answered ${answer.status}: ${detailOf(text)}`);
    return JSON.parse(text) as Record<string, unknown>;
  };

  const json = { 'content-type': 'application/json' };
  const { token } = await send('POST', '/_local/token', json, JSON.stringify({ user }));
  const authorization = `Bearer ${String(token)}`;
  let socket: WebSocket | undefined;

  return {
    user,
    call: (method, path, body) =>
      send(method, path, { authorization, ...(body !== undefined && json) }, body && JSON.stringify(body)),
    upload: (path, csv) => send('POST', path, { authorization, 'content-type': 'text/csv' }, csv),
    async listen(onFrame) {
      socket = new WebSocket(`${gatewayUrl.replace('http', 'ws')}/realtime`, [
        'bayon.v1',
        `bearer.${String(token)}`,
      ]);
      socket.on('message', (data: Buffer) => {
        const frame = JSON.parse(data.toString('utf8')) as Frame;
        for (const one of frame.type === 'batch' ? (frame['messages'] as Frame[]) : [frame]) onFrame(one);
      });
      await once(socket, 'open');
    },
    close: () => socket?.close(),
  };
}

/** What a problem (RFC 9457) says, or the answer as it is. */
function detailOf(text: string): string {
  try {
    return (JSON.parse(text) as { detail?: string }).detail ?? text;
  } catch {
    // Not every answer is JSON.
    return text;
  }
}
